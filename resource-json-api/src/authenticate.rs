//! Who sends a request. The application knows; this crate only asks.

use axum::http::request::Parts;
use resource_runtime::error::Result;
use resource_runtime::hook::Boxed;
use resource_runtime::{AnyCx, Engine};

/// Finds out on whose behalf a request is.
pub trait Authenticate: Send + Sync + 'static {
    /// The context of whoever sends the request; `None` if it carries no credentials.
    ///
    /// Credentials that are not valid are an error of class
    /// [`resource_runtime::Class::Unauthenticated`], which says nothing about why.
    fn authenticate<'a>(&'a self, engine: &'a Engine, request: &'a Parts) -> Boxed<'a, Result<Option<AnyCx>>>;
}
