//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a service check's actions that the application writes by hand.

use super::ServiceCheck;
use super::input::{Create, DispatchDue, Update};
use crate::Hooks;
use resource_core::Scalar;
use resource_runtime::hook::{Boxed, Call, Hook, HookState, RunCall, Values, View};
use resource_runtime::{Cx, Result, Tx, hook};

/// The hand-written steps of the actions of [`ServiceCheck`](super::ServiceCheck).
pub trait ServiceCheckHooks: Send + Sync + 'static {
    /// `validate(askable)` of `create`: in the transaction, before the write; it only looks.
    fn askable(&self, tx: &Tx, input: &Create, new: &View<'_, ServiceCheck>)
    -> impl Future<Output = Result<()>> + Send;

    /// `validate(still_askable)` of `update`: in the transaction, before the write; it only looks.
    fn still_askable(
        &self,
        tx: &Tx,
        input: &Update,
        old: &ServiceCheck,
        new: &View<'_, ServiceCheck>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// What `dispatch_due` does, outside any transaction.
    ///
    /// Claims checks whose intervals are over and adds poll jobs for them, one for each partition.
    fn dispatch_due(&self, cx: &Cx, input: DispatchDue) -> impl Future<Output = Result<()>> + Send;
}

/// [`ServiceCheckHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynServiceCheckHooks: Send + Sync + 'static {
    /// [`ServiceCheckHooks::askable`]
    fn askable<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`ServiceCheckHooks::still_askable`]
    fn still_askable<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`ServiceCheckHooks::dispatch_due`]
    fn dispatch_due<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: ServiceCheckHooks> DynServiceCheckHooks for T {
    fn askable<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Create::try_from(call.input)?;
            ServiceCheckHooks::askable(self, &tx, &input, &values.view()).await
        })
    }

    fn still_askable<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Update::try_from(call.input)?;
            let old = call.stored::<ServiceCheck>()?;
            ServiceCheckHooks::still_askable(self, &tx, &input, &old, &values.view()).await
        })
    }

    fn dispatch_due<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let input = DispatchDue::try_from(call.input)?;
            ServiceCheckHooks::dispatch_due(self, &cx, input).await.map(|()| Scalar::Null)
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Validate(|hooks, call, values| own(hooks).askable(call, values)),
    Hook::Validate(|hooks, call, values| own(hooks).still_askable(call, values)),
    Hook::Run(|hooks, call| own(hooks).dispatch_due(call)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynServiceCheckHooks {
    hook::state::<Hooks>(hooks).service_check.as_ref()
}
