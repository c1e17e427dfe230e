//! The pipelines: one per kind of action, each readable from top to bottom.
//!
//! HTTP, workers, command lines and application code all come through here; there is no other way to
//! the data. Reading is in [`crate::read`].

mod assignments;
mod bulk;
mod call;
mod can;
mod caused;
mod chain;
pub(crate) mod check;
mod constraint;
mod create;
mod destroy;
mod diagnose;
mod entered;
mod guarded;
mod hooks;
mod proposal;
mod requirement;
mod run;
pub(crate) mod statement;
mod tree;
mod update;
mod upsert;
mod values;

use resource_core::Scalar;

pub use bulk::{Became, Bulk, BulkOutcome, OnFailure, RowFailure, Written, create_many, update_many};
pub use can::can;
pub(crate) use check::broken_rule;
pub use check::wrong_inputs;
pub use create::{Created, Origin, create, create_or_take_over};
pub use destroy::{destroy, destroy_when};
pub use run::{run, run_when};
pub use update::{update, update_when};

/// Which action on which row.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The action's position.
    pub action: u16,
    /// One scalar per key field.
    pub key: &'a [Scalar],
}

/// Which run action, and on which row if it takes one.
#[derive(Clone, Copy, Debug)]
pub struct RunTarget<'a> {
    /// The action's position.
    pub action: u16,
    /// One scalar per key field, for actions on a record.
    pub key: Option<&'a [Scalar]>,
}

/// Futures of the pipelines run on any thread; this does not compile if one of them stops doing so.
#[expect(dead_code, reason = "compiling it is the point")]
fn futures_are_send(cx: &crate::AnyCx, meta: &'static resource_core::ResourceMeta, target: Target<'_>) {
    fn is_send<T: Send>(_: T) {}
    let input = || crate::Slots::new(Vec::new());
    is_send(create(cx, meta, 0, input()));
    is_send(update_many(cx, meta, 0, futures::stream::iter([Ok((Vec::new(), input()))]), Bulk::default()));
    is_send(create_many(cx, meta, 0, futures::stream::iter([input()]), Bulk::default()));
    is_send(update(cx, meta, target, input()));
    is_send(destroy(cx, meta, target, input()));
    is_send(run(cx, meta, RunTarget { action: 0, key: None }, input()));
}
