//! Generated from `resources/src/infrastructure/agent.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of an agent's actions that the application writes by hand.

use super::Agent;
use crate::Hooks;
use resource_core::{Id, Scalar};
use resource_runtime::hook::{Boxed, Hook, HookState, RunCall};
use resource_runtime::{Cx, Result, hook};

/// The hand-written steps of the actions of [`Agent`](super::Agent).
pub trait AgentHooks: Send + Sync + 'static {
    /// What `raise_alert` does, outside any transaction.
    ///
    /// Raises an alert about an agent that was lost.
    fn raise_alert(&self, cx: &Cx, id: &Id<Agent, String>) -> impl Future<Output = Result<()>> + Send;

    /// What `end_alert` does, outside any transaction.
    ///
    /// Ends the alert about an agent that is back, or out of service.
    fn end_alert(&self, cx: &Cx, id: &Id<Agent, String>) -> impl Future<Output = Result<()>> + Send;
}

/// [`AgentHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynAgentHooks: Send + Sync + 'static {
    /// [`AgentHooks::raise_alert`]
    fn raise_alert<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`AgentHooks::end_alert`]
    fn end_alert<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: AgentHooks> DynAgentHooks for T {
    fn raise_alert<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<Agent>()?;
            AgentHooks::raise_alert(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }

    fn end_alert<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<Agent>()?;
            AgentHooks::end_alert(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] =
    &[Hook::Run(|hooks, call| own(hooks).raise_alert(call)), Hook::Run(|hooks, call| own(hooks).end_alert(call))];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynAgentHooks {
    hook::state::<Hooks>(hooks).agent.as_ref()
}
