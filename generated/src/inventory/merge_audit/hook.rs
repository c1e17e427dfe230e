//! Generated from `resources/src/inventory/merge_audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a merge audit's actions that the application writes by hand.

use super::MergeAudit;
use super::input::Unmerge;
use crate::Hooks;
use resource_core::{Id, Scalar, Value};
use resource_runtime::hook::{Boxed, Hook, HookState, RunCall};
use resource_runtime::{Cx, Result, hook};
use resources::inventory::merge_audit::Unmerged;

/// The hand-written steps of the actions of [`MergeAudit`](super::MergeAudit).
pub trait MergeAuditHooks: Send + Sync + 'static {
    /// What `unmerge` does, outside any transaction.
    ///
    /// Takes two devices apart again. The one that ceased to be comes back under its uid, with what moved from it
    /// and is still where it moved to, and the two are never merged again by themselves. Refused if the merge was
    /// undone already or has no record of what moved.
    fn unmerge(&self, cx: &Cx, id: &Id<MergeAudit>, input: Unmerge) -> impl Future<Output = Result<Unmerged>> + Send;
}

/// [`MergeAuditHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynMergeAuditHooks: Send + Sync + 'static {
    /// [`MergeAuditHooks::unmerge`]
    fn unmerge<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: MergeAuditHooks> DynMergeAuditHooks for T {
    fn unmerge<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<MergeAudit>()?;
            let input = Unmerge::try_from(call.input)?;
            MergeAuditHooks::unmerge(self, &cx, &id, input).await.map(|answer| answer.to_scalar())
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[Hook::Run(|hooks, call| own(hooks).unmerge(call))];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynMergeAuditHooks {
    hook::state::<Hooks>(hooks).merge_audit.as_ref()
}
