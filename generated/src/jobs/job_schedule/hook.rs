//! Generated from `resources/src/jobs/job_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a job schedule's actions that the application writes by hand.

use super::JobSchedule;
use super::input::Update;
use crate::Hooks;
use resource_runtime::hook::{Boxed, Call, Hook, HookState, Values, View};
use resource_runtime::{Platform, Result, Tx, hook};

/// The hand-written steps of the actions of [`JobSchedule`](super::JobSchedule).
pub trait JobScheduleHooks: Send + Sync + 'static {
    /// `validate(is_cron)` of `update`: in the transaction, before the write; it only looks.
    fn is_cron(
        &self,
        tx: &Tx<Platform>,
        input: &Update,
        old: &JobSchedule,
        new: &View<'_, JobSchedule>,
    ) -> impl Future<Output = Result<()>> + Send;
}

/// [`JobScheduleHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynJobScheduleHooks: Send + Sync + 'static {
    /// [`JobScheduleHooks::is_cron`]
    fn is_cron<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;
}

impl<T: JobScheduleHooks> DynJobScheduleHooks for T {
    fn is_cron<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Update::try_from(call.input)?;
            let old = call.stored::<JobSchedule>()?;
            JobScheduleHooks::is_cron(self, &tx, &input, &old, &values.view()).await
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[Hook::Validate(|hooks, call, values| own(hooks).is_cron(call, values))];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynJobScheduleHooks {
    hook::state::<Hooks>(hooks).job_schedule.as_ref()
}
