//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a tenant's actions that the application writes by hand.

use super::Tenant;
use super::input::{Create, Register};
use crate::Hooks;
use resource_core::{Scalar, Value};
use resource_runtime::hook::{Boxed, Draft, Hook, HookState, RunCall, Values};
use resource_runtime::{AnyCx, Result, Slots, hook};
use resources::identity::tenant::Registration;

/// The hand-written steps of the actions of [`Tenant`](super::Tenant).
pub trait TenantHooks: Send + Sync + 'static {
    /// `prepare(generate_slug)` of `create`: before any transaction, without the database. It may be slow.
    fn generate_slug(&self, input: &Create, draft: &mut Draft<'_, Tenant>) -> Result<()>;

    /// What `register` does, outside any transaction.
    ///
    /// Signs up: creates a tenant together with its first user, who administers and owns it, or neither.
    fn register(&self, cx: &AnyCx, input: Register) -> impl Future<Output = Result<Registration>> + Send;
}

/// [`TenantHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynTenantHooks: Send + Sync + 'static {
    /// [`TenantHooks::generate_slug`]
    fn generate_slug(&self, input: &Slots, values: &mut Values) -> Result<()>;

    /// [`TenantHooks::register`]
    fn register<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: TenantHooks> DynTenantHooks for T {
    fn generate_slug(&self, input: &Slots, values: &mut Values) -> Result<()> {
        let input = Create::try_from(input)?;
        TenantHooks::generate_slug(self, &input, &mut values.draft())
    }

    fn register<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx;
            let input = Register::try_from(call.input)?;
            TenantHooks::register(self, cx, input).await.map(|answer| answer.to_scalar())
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Prepare(|hooks, input, values| own(hooks).generate_slug(input, values)),
    Hook::Run(|hooks, call| own(hooks).register(call)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynTenantHooks {
    hook::state::<Hooks>(hooks).tenant.as_ref()
}
