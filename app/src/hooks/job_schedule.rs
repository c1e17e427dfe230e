//! Schedules of background work: times that can be read.

use generated::jobs::JobSchedule;
use generated::jobs::job_schedule::{JobScheduleHooks, Update};
use resource_core::cron::Cron;
use resource_runtime::hook::View;
use resource_runtime::{Error, Platform, Result, Tx};

/// The rules of schedules.
pub struct JobScheduleRules;

impl JobScheduleHooks for JobScheduleRules {
    async fn is_cron(&self, _: &Tx<Platform>, _: &Update, _: &JobSchedule, new: &View<'_, JobSchedule>) -> Result<()> {
        let Some(cron) = new.get(JobSchedule::CRON) else { return Ok(()) };
        match Cron::parse(&cron) {
            Ok(_) => Ok(()),
            Err(problem) => Err(Error::invalid("cron", "cron", format!("is no schedule: {problem}"))),
        }
    }
}
