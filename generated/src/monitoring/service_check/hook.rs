//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a service check's actions that the application writes by hand.

use super::ServiceCheck;
use super::input::{Create, DispatchDue, Update};
use crate::Hooks;
use resource_core::Scalar;
use resource_runtime::hook::{Boxed, Call, Draft, Hook, HookState, RunCall, Values, View};
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

    /// `change(end_alert)` of `disable`: in the transaction, before the write. It may call other actions.
    fn end_alert(
        &self,
        tx: &Tx,
        old: &ServiceCheck,
        draft: &mut Draft<'_, ServiceCheck>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// What `dispatch_due` does, outside any transaction.
    ///
    /// Claims checks whose intervals are over and adds poll jobs for them, one for each partition.
    fn dispatch_due(&self, cx: &Cx, input: DispatchDue) -> impl Future<Output = Result<()>> + Send;

    /// `change(end_alert_for_good)` of `destroy`: in the transaction, before the write. It may call other actions.
    fn end_alert_for_good(
        &self,
        tx: &Tx,
        old: &ServiceCheck,
        draft: &mut Draft<'_, ServiceCheck>,
    ) -> impl Future<Output = Result<()>> + Send;
}

/// [`ServiceCheckHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynServiceCheckHooks: Send + Sync + 'static {
    /// [`ServiceCheckHooks::askable`]
    fn askable<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`ServiceCheckHooks::still_askable`]
    fn still_askable<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`ServiceCheckHooks::end_alert`]
    fn end_alert<'a>(&'a self, call: Call<'a>, values: &'a mut Values) -> Boxed<'a, Result<()>>;

    /// [`ServiceCheckHooks::dispatch_due`]
    fn dispatch_due<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`ServiceCheckHooks::end_alert_for_good`]
    fn end_alert_for_good<'a>(&'a self, call: Call<'a>, values: &'a mut Values) -> Boxed<'a, Result<()>>;
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

    fn end_alert<'a>(&'a self, call: Call<'a>, values: &'a mut Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let old = call.stored::<ServiceCheck>()?;
            ServiceCheckHooks::end_alert(self, &tx, &old, &mut values.draft()).await
        })
    }

    fn dispatch_due<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let input = DispatchDue::try_from(call.input)?;
            ServiceCheckHooks::dispatch_due(self, &cx, input).await.map(|()| Scalar::Null)
        })
    }

    fn end_alert_for_good<'a>(&'a self, call: Call<'a>, values: &'a mut Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let old = call.stored::<ServiceCheck>()?;
            ServiceCheckHooks::end_alert_for_good(self, &tx, &old, &mut values.draft()).await
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Validate(|hooks, call, values| own(hooks).askable(call, values)),
    Hook::Validate(|hooks, call, values| own(hooks).still_askable(call, values)),
    Hook::Change(|hooks, call, values| own(hooks).end_alert(call, values)),
    Hook::Run(|hooks, call| own(hooks).dispatch_due(call)),
    Hook::Change(|hooks, call, values| own(hooks).end_alert_for_good(call, values)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynServiceCheckHooks {
    hook::state::<Hooks>(hooks).service_check.as_ref()
}
