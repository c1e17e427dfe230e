//! Generated from `resources/src/monitoring/poll_job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a poll job's actions that the application writes by hand.

use super::PollJob;
use crate::Hooks;
use resource_core::{Id, Scalar};
use resource_runtime::hook::{Boxed, Hook, HookState, RunCall};
use resource_runtime::{Cx, Result, hook};

/// The hand-written steps of the actions of [`PollJob`](super::PollJob).
pub trait PollJobHooks: Send + Sync + 'static {
    /// What `assign` does, outside any transaction.
    ///
    /// Picks a poller for a job that waits and hands the job over.
    fn assign(&self, cx: &Cx, id: &Id<PollJob>) -> impl Future<Output = Result<()>> + Send;

    /// What `give_up` does, outside any transaction.
    ///
    /// Ends a job from which nothing was heard in its time.
    fn give_up(&self, cx: &Cx, id: &Id<PollJob>) -> impl Future<Output = Result<()>> + Send;

    /// What `look_after` does, outside any transaction.
    ///
    /// Gives a running job to another poller if the one that has it is gone.
    fn look_after(&self, cx: &Cx, id: &Id<PollJob>) -> impl Future<Output = Result<()>> + Send;
}

/// [`PollJobHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynPollJobHooks: Send + Sync + 'static {
    /// [`PollJobHooks::assign`]
    fn assign<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`PollJobHooks::give_up`]
    fn give_up<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`PollJobHooks::look_after`]
    fn look_after<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: PollJobHooks> DynPollJobHooks for T {
    fn assign<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<PollJob>()?;
            PollJobHooks::assign(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }

    fn give_up<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<PollJob>()?;
            PollJobHooks::give_up(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }

    fn look_after<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<PollJob>()?;
            PollJobHooks::look_after(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Run(|hooks, call| own(hooks).assign(call)),
    Hook::Run(|hooks, call| own(hooks).give_up(call)),
    Hook::Run(|hooks, call| own(hooks).look_after(call)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynPollJobHooks {
    hook::state::<Hooks>(hooks).poll_job.as_ref()
}
