//! Checks, schedules, poll jobs, alerts, and pollers and agents that stay away: their steps are those of [`crate::monitoring`].

use generated::infrastructure::agent::AgentHooks;
use generated::infrastructure::poller::PollerHooks;
use generated::infrastructure::{Agent, Poller};
use generated::inventory::Device;
use generated::inventory::device::DeviceHooks;
use generated::monitoring::alert::AlertHooks;
use generated::monitoring::poll_job::PollJobHooks;
use generated::monitoring::polling_schedule::{self, PollingScheduleHooks};
use generated::monitoring::service_check::{Create, DispatchDue, ServiceCheckHooks, Update};
use generated::monitoring::{Alert, PollJob, PollingSchedule, ServiceCheck};
use resource_core::cron::Cron;
use resource_core::{Id, Timestamp};
use resource_runtime::hook::{Draft, View};
use resource_runtime::{Cx, Error, Result, Tx};

use crate::monitoring::alerting::{absence, gone};
use crate::monitoring::task::Question;
use crate::monitoring::{assign, dispatch, notify};
use crate::outside::Outside;

/// The rules of monitoring.
pub struct Monitoring {
    /// What they reach beyond the database.
    pub outside: Outside,
}

impl ServiceCheckHooks for Monitoring {
    async fn askable(&self, _: &Tx, _: &Create, new: &View<'_, ServiceCheck>) -> Result<()> {
        Question::about(None, new).put()
    }

    async fn still_askable(&self, _: &Tx, _: &Update, old: &ServiceCheck, new: &View<'_, ServiceCheck>) -> Result<()> {
        // One that could not be asked before still gets another name.
        match Question::is_touched(new) {
            true => Question::about(Some(old), new).put(),
            false => Ok(()),
        }
    }

    async fn end_alert(&self, tx: &Tx, old: &ServiceCheck, _: &mut Draft<'_, ServiceCheck>) -> Result<()> {
        gone::check(tx, old, "was disabled").await
    }

    async fn end_alert_for_good(&self, tx: &Tx, old: &ServiceCheck, _: &mut Draft<'_, ServiceCheck>) -> Result<()> {
        gone::check(tx, old, "was removed").await
    }

    async fn dispatch_due(&self, cx: &Cx, input: DispatchDue) -> Result<()> {
        dispatch::due_checks(cx, &input.checks).await
    }
}

impl DeviceHooks for Monitoring {
    async fn end_alert(&self, tx: &Tx, old: &Device, _: &mut Draft<'_, Device>) -> Result<()> {
        gone::device(tx, old).await
    }
}

impl PollingScheduleHooks for Monitoring {
    async fn is_cron(&self, tx: &Tx, _: &polling_schedule::Create, new: &View<'_, PollingSchedule>) -> Result<()> {
        calendar(new, tx.now())
    }

    async fn is_cron_still(
        &self,
        tx: &Tx,
        _: &polling_schedule::Update,
        _: &PollingSchedule,
        new: &View<'_, PollingSchedule>,
    ) -> Result<()> {
        calendar(new, tx.now())
    }

    async fn dispatch(&self, cx: &Cx, id: &Id<PollingSchedule>) -> Result<()> {
        dispatch::due_schedule(cx, id).await
    }

    async fn work_out_next_time(&self, cx: &Cx, id: &Id<PollingSchedule>) -> Result<()> {
        dispatch::plan(cx, id).await
    }
}

impl PollJobHooks for Monitoring {
    async fn assign(&self, cx: &Cx, id: &Id<PollJob>) -> Result<()> {
        assign::assign(cx, &self.outside.bus, id).await
    }

    async fn look_after(&self, cx: &Cx, id: &Id<PollJob>) -> Result<()> {
        assign::look_after(cx, &self.outside.bus, id).await
    }

    async fn give_up(&self, cx: &Cx, id: &Id<PollJob>) -> Result<()> {
        assign::give_up(cx, id).await
    }
}

impl AlertHooks for Monitoring {
    async fn send_notification(&self, cx: &Cx, id: &Id<Alert>) -> Result<()> {
        notify::send(cx, &self.outside.webhooks, id).await
    }

    async fn send_resolution(&self, cx: &Cx, id: &Id<Alert>) -> Result<()> {
        notify::send_end(cx, &self.outside.webhooks, id).await
    }
}

impl PollerHooks for Monitoring {
    async fn raise_alert(&self, cx: &Cx, id: &Id<Poller, String>) -> Result<()> {
        absence::poller_lost(cx, id).await
    }

    async fn end_alert(&self, cx: &Cx, id: &Id<Poller, String>) -> Result<()> {
        absence::poller_back(cx, id).await
    }
}

impl AgentHooks for Monitoring {
    async fn raise_alert(&self, cx: &Cx, id: &Id<Agent, String>) -> Result<()> {
        absence::agent_lost(cx, id).await
    }

    async fn end_alert(&self, cx: &Cx, id: &Id<Agent, String>) -> Result<()> {
        absence::agent_back(cx, id).await
    }
}

/// Refuses times that cannot be read, and those that never come.
fn calendar(new: &View<'_, PollingSchedule>, now: Timestamp) -> Result<()> {
    let Some(text) = new.get(PollingSchedule::CRON_EXPRESSION).flatten() else { return Ok(()) };
    let problem = match Cron::parse(&text) {
        Ok(cron) if cron.next(now).is_none() => "it never comes".to_owned(),
        Ok(_) => return Ok(()),
        Err(problem) => problem,
    };
    Err(Error::invalid("cron_expression", "cron", format!("is no schedule: {problem}")))
}
