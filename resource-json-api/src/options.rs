//! What an application decides about its API.

use std::time::Duration;

/// Where the API is, and how much it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What stands before every route: `/api/v2`.
    pub prefix: String,
    /// The most bytes of a document.
    pub body_limit: usize,
    /// How long a request may take.
    pub timeout: Duration,
}

impl Options {
    /// Documents of up to 1 MiB and 30 seconds for a request, below a prefix.
    pub fn new(prefix: impl Into<String>) -> Options {
        Options { prefix: prefix.into(), body_limit: 1 << 20, timeout: Duration::from_secs(30) }
    }
}
