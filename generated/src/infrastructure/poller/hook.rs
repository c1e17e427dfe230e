//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a poller's actions that the application writes by hand.

use super::Poller;
use crate::Hooks;
use resource_core::{Id, Scalar};
use resource_runtime::hook::{Boxed, Hook, HookState, RunCall};
use resource_runtime::{Cx, Result, hook};

/// The hand-written steps of the actions of [`Poller`](super::Poller).
pub trait PollerHooks: Send + Sync + 'static {
    /// What `raise_alert` does, outside any transaction.
    ///
    /// Raises an alert about a poller that was lost.
    fn raise_alert(&self, cx: &Cx, id: &Id<Poller, String>) -> impl Future<Output = Result<()>> + Send;

    /// What `end_alert` does, outside any transaction.
    ///
    /// Ends the alert about a poller that is back, or away as planned.
    fn end_alert(&self, cx: &Cx, id: &Id<Poller, String>) -> impl Future<Output = Result<()>> + Send;
}

/// [`PollerHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynPollerHooks: Send + Sync + 'static {
    /// [`PollerHooks::raise_alert`]
    fn raise_alert<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`PollerHooks::end_alert`]
    fn end_alert<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: PollerHooks> DynPollerHooks for T {
    fn raise_alert<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<Poller>()?;
            PollerHooks::raise_alert(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }

    fn end_alert<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<Poller>()?;
            PollerHooks::end_alert(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] =
    &[Hook::Run(|hooks, call| own(hooks).raise_alert(call)), Hook::Run(|hooks, call| own(hooks).end_alert(call))];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynPollerHooks {
    hook::state::<Hooks>(hooks).poller.as_ref()
}
