//! Routes with what they lead to.

use resource_core::ResourceMeta;
use resource_core::meta::{Action, ActionKind, GetBy, Method};
use resource_runtime::Application;

/// One route.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Endpoint {
    /// The resource.
    pub meta: &'static ResourceMeta,
    /// The action's position.
    pub at: u16,
    /// The action.
    pub action: &'static Action,
    /// The method.
    pub method: Method,
    /// The path below the prefix, with `{id}` for the key.
    pub path: &'static str,
}

/// Every route of an application, in the order of its tables.
pub(crate) fn endpoints(application: &Application) -> Vec<Endpoint> {
    let of_entry = |entry: &'static resource_runtime::ResourceEntry| {
        entry.routes.iter().map(move |route| Endpoint {
            meta: entry.meta,
            at: route.action,
            action: &entry.meta.actions[usize::from(route.action)],
            method: route.method,
            path: route.path,
        })
    };
    application.resources.iter().flat_map(of_entry).collect()
}

impl Endpoint {
    /// Whether the path names one record.
    pub fn takes_key(&self) -> bool {
        self.path.contains("{id}")
    }

    /// Whether the answer is a list of records.
    pub fn lists(&self) -> bool {
        self.action.kind == ActionKind::Read && self.get_by().is_none()
    }

    /// How a read of one record finds it.
    pub fn get_by(&self) -> Option<GetBy> {
        self.action.read.as_ref().and_then(|read| read.get)
    }
}
