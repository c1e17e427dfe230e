//! Generated from `resources/src/jobs/lease.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a lease take.

use resource_runtime::into_slots;

/// What [`found`](super::found) takes.
#[derive(Clone, Debug)]
pub struct Found {
    /// The work.
    pub name: String,
}

/// What [`take`](super::take) takes.
#[derive(Clone, Debug)]
pub struct Take {
    /// The process that takes it.
    pub holder: String,
    /// For how long.
    pub seconds: i32,
}

/// What [`renew`](super::renew) takes.
#[derive(Clone, Debug)]
pub struct Renew {
    /// The revision under which it was taken.
    pub revision: i64,
    /// For how long from now on.
    pub seconds: i32,
}

/// What [`release`](super::release) takes.
#[derive(Clone, Debug)]
pub struct Release {
    /// The revision under which it was taken.
    pub revision: i64,
}

into_slots! {
    Found { name }
    Take { holder, seconds }
    Renew { revision, seconds }
    Release { revision }
}
