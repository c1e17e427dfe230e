//! HTTP routes, one per action and way to call it.

/// One route of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path below the API's root, with `{id}` for the key: `/pollers/{id}/activate`.
    pub path: &'static str,
    /// The position of the action.
    pub action: u16,
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, and runs what is no change of one record.
    Post,
    /// Changes one record.
    Patch,
    /// Removes one record.
    Delete,
}

impl Route {
    /// A route; generated tables have one line each.
    pub const fn new(method: Method, path: &'static str, action: u16) -> Route {
        Route { method, path, action }
    }
}
