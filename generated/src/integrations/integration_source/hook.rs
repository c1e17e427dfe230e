//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of an integration source's actions that the application writes by hand.

use super::IntegrationSource;
use crate::Hooks;
use resource_core::{Id, Scalar};
use resource_runtime::hook::{Boxed, Hook, HookState, RunCall};
use resource_runtime::{Cx, Result, hook};

/// The hand-written steps of the actions of [`IntegrationSource`](super::IntegrationSource).
pub trait IntegrationSourceHooks: Send + Sync + 'static {
    /// What `sync` does, outside any transaction.
    ///
    /// Takes in the devices of a source.
    fn sync(&self, cx: &Cx, id: &Id<IntegrationSource>) -> impl Future<Output = Result<()>> + Send;
}

/// [`IntegrationSourceHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynIntegrationSourceHooks: Send + Sync + 'static {
    /// [`IntegrationSourceHooks::sync`]
    fn sync<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: IntegrationSourceHooks> DynIntegrationSourceHooks for T {
    fn sync<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<IntegrationSource>()?;
            IntegrationSourceHooks::sync(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[Hook::Run(|hooks, call| own(hooks).sync(call))];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynIntegrationSourceHooks {
    hook::state::<Hooks>(hooks).integration_source.as_ref()
}
