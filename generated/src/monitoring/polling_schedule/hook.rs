//! Generated from `resources/src/monitoring/polling_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a polling schedule's actions that the application writes by hand.

use super::PollingSchedule;
use super::input::{Create, Update};
use crate::Hooks;
use resource_core::{Id, Scalar};
use resource_runtime::hook::{Boxed, Call, Hook, HookState, RunCall, Values, View};
use resource_runtime::{Cx, Result, Tx, hook};

/// The hand-written steps of the actions of [`PollingSchedule`](super::PollingSchedule).
pub trait PollingScheduleHooks: Send + Sync + 'static {
    /// `validate(is_cron)` of `create`: in the transaction, before the write; it only looks.
    fn is_cron(
        &self,
        tx: &Tx,
        input: &Create,
        new: &View<'_, PollingSchedule>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// `validate(is_cron_still)` of `update`: in the transaction, before the write; it only looks.
    fn is_cron_still(
        &self,
        tx: &Tx,
        input: &Update,
        old: &PollingSchedule,
        new: &View<'_, PollingSchedule>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// What `dispatch` does, outside any transaction.
    ///
    /// Claims a run whose time has come and adds a poll job for its checks.
    fn dispatch(&self, cx: &Cx, id: &Id<PollingSchedule>) -> impl Future<Output = Result<()>> + Send;

    /// What `work_out_next_time` does, outside any transaction.
    ///
    /// Works out when a schedule by the calendar is due.
    fn work_out_next_time(&self, cx: &Cx, id: &Id<PollingSchedule>) -> impl Future<Output = Result<()>> + Send;
}

/// [`PollingScheduleHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynPollingScheduleHooks: Send + Sync + 'static {
    /// [`PollingScheduleHooks::is_cron`]
    fn is_cron<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`PollingScheduleHooks::is_cron_still`]
    fn is_cron_still<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`PollingScheduleHooks::dispatch`]
    fn dispatch<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`PollingScheduleHooks::work_out_next_time`]
    fn work_out_next_time<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: PollingScheduleHooks> DynPollingScheduleHooks for T {
    fn is_cron<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Create::try_from(call.input)?;
            PollingScheduleHooks::is_cron(self, &tx, &input, &values.view()).await
        })
    }

    fn is_cron_still<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Update::try_from(call.input)?;
            let old = call.stored::<PollingSchedule>()?;
            PollingScheduleHooks::is_cron_still(self, &tx, &input, &old, &values.view()).await
        })
    }

    fn dispatch<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<PollingSchedule>()?;
            PollingScheduleHooks::dispatch(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }

    fn work_out_next_time<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<PollingSchedule>()?;
            PollingScheduleHooks::work_out_next_time(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Validate(|hooks, call, values| own(hooks).is_cron(call, values)),
    Hook::Validate(|hooks, call, values| own(hooks).is_cron_still(call, values)),
    Hook::Run(|hooks, call| own(hooks).dispatch(call)),
    Hook::Run(|hooks, call| own(hooks).work_out_next_time(call)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynPollingScheduleHooks {
    hook::state::<Hooks>(hooks).polling_schedule.as_ref()
}
