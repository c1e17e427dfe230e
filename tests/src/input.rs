//! Inputs of which most tests leave nearly everything out.

use generated::monitoring::ScheduleType;
use generated::monitoring::polling_schedule::Create;

/// A schedule of a kind. Its interval, or its times of the calendar, are for the caller to fill in.
pub fn schedule(name: &str, schedule_type: ScheduleType) -> Create {
    Create {
        name: name.to_owned(),
        description: None,
        schedule_type: Some(schedule_type),
        interval_seconds: None,
        cron_expression: None,
        assignment_mode: None,
        assigned_poller: None,
        assigned_domain: None,
        partition: None,
        enabled: None,
        priority: None,
        max_concurrent: None,
        timeout_seconds: None,
        metadata: None,
    }
}
