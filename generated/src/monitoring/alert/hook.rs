//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of an alert's actions that the application writes by hand.

use super::Alert;
use crate::Hooks;
use resource_core::{Id, Scalar};
use resource_runtime::hook::{Boxed, Hook, HookState, RunCall};
use resource_runtime::{Cx, Result, hook};

/// The hand-written steps of the actions of [`Alert`](super::Alert).
pub trait AlertHooks: Send + Sync + 'static {
    /// What `send_notification` does, outside any transaction.
    ///
    /// Tells people of an alert, once for each escalation level.
    fn send_notification(&self, cx: &Cx, id: &Id<Alert>) -> impl Future<Output = Result<()>> + Send;

    /// What `send_resolution` does, outside any transaction.
    ///
    /// Tells those who were told of an alert that it ended.
    fn send_resolution(&self, cx: &Cx, id: &Id<Alert>) -> impl Future<Output = Result<()>> + Send;
}

/// [`AlertHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynAlertHooks: Send + Sync + 'static {
    /// [`AlertHooks::send_notification`]
    fn send_notification<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`AlertHooks::send_resolution`]
    fn send_resolution<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: AlertHooks> DynAlertHooks for T {
    fn send_notification<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<Alert>()?;
            AlertHooks::send_notification(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }

    fn send_resolution<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<Alert>()?;
            AlertHooks::send_resolution(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Run(|hooks, call| own(hooks).send_notification(call)),
    Hook::Run(|hooks, call| own(hooks).send_resolution(call)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynAlertHooks {
    hook::state::<Hooks>(hooks).alert.as_ref()
}
