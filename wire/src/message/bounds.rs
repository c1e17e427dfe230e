//! Whether a message keeps to [`crate::limits`].

use super::{AgentCard, Body, Capability, Check, CheckTask, Envelope, HttpSettings, Outcome, PollerCard};
use crate::{CodecError, limits};
use std::{collections::HashSet, time::Duration};
use uuid::Uuid;

/// The first bound that does not hold.
pub(super) fn check(envelope: &Envelope) -> Result<(), CodecError> {
    optional_name("partition", envelope.partition.as_deref())?;
    match &envelope.body {
        Body::RunJob(job) => {
            length("withheld", job.withheld.len(), limits::WITHHELD)?;
            job.withheld.iter().try_for_each(|agent| name("withheld", agent))?;
            if job.concurrent == Some(0) {
                return Err(out_of_bounds("concurrent", "is 0", "at least 1, or none for no bound"));
            }
            tasks(&job.checks)
        }
        Body::RunChecks(run) => {
            name("poller.id", &run.poller.id)?;
            optional_name("poller.partition", run.poller.partition.as_deref())?;
            tasks(&run.checks)
        }
        Body::Outcomes(report) => {
            length("outcomes", report.outcomes.len(), limits::OUTCOMES)?;
            distinct("outcomes", report.outcomes.iter().map(|outcome| outcome.check))?;
            report.outcomes.iter().try_for_each(outcome)
        }
        Body::Accepted | Body::Acknowledged => Ok(()),
        Body::Poller(card) => poller(card),
        Body::Agent(card) => agent(card),
        Body::Assignment(assignment) => {
            name("poller", &assignment.poller)?;
            name("agent", &assignment.agent)
        }
    }
}

fn tasks(tasks: &[CheckTask]) -> Result<(), CodecError> {
    length("checks", tasks.len(), limits::CHECKS)?;
    distinct("checks", tasks.iter().map(|task| task.id))?;
    tasks.iter().try_for_each(task)
}

/// The first bound that a task does not keep to.
pub(super) fn task(task: &CheckTask) -> Result<(), CodecError> {
    text("checks.target", &task.target, limits::TARGET)?;
    if task.target.is_empty() {
        return Err(out_of_bounds("checks.target", "is empty", "name a host or an address"));
    }
    if task.timeout().is_zero() || task.timeout() > limits::TIMEOUT {
        let longest = format!("1 to {} are allowed", limits::TIMEOUT.as_millis());
        return Err(out_of_bounds("checks.timeout_ms", format!("is {}", task.timeout().as_millis()), longest));
    }
    at_most("checks.retries", task.retries.into(), limits::RETRIES.into())?;
    let longest = Duration::from_secs(24 * 60 * 60).as_millis();
    for threshold in [task.warning_ms, task.critical_ms].into_iter().flatten() {
        at_most("checks.warning_ms or critical_ms", threshold.into(), longest as u64)?;
    }
    if let (Some(warning), Some(critical)) = (task.warning_ms, task.critical_ms)
        && warning > critical
    {
        let found = format!("is {warning}, above critical_ms {critical}");
        return Err(out_of_bounds("checks.warning_ms", found, "it may not exceed critical_ms"));
    }
    optional_name("checks.domain", task.domain.as_deref())?;
    optional_name("checks.agent", task.agent.as_deref())?;
    capabilities("checks.capabilities", &task.capabilities)?;
    match &task.check {
        Check::Ping(settings) => {
            at_most("checks.payload_bytes", settings.payload_bytes.into(), limits::PING_BYTES.into())
        }
        Check::Http(settings) => http(settings),
        Check::Tcp(_) | Check::Snmp | Check::Grpc | Check::Dns | Check::Custom => Ok(()),
    }
}

fn http(settings: &HttpSettings) -> Result<(), CodecError> {
    text("checks.path", settings.path.as_deref().unwrap_or_default(), limits::TEXT)?;
    text("checks.expect_body", settings.expect_body.as_deref().unwrap_or_default(), limits::TEXT)?;
    at_most("checks.redirects", settings.redirects.into(), limits::REDIRECTS.into())?;
    at_most("checks.max_body_bytes", settings.max_body_bytes.into(), limits::BODY_BYTES.into())?;
    length("checks.expect_status", settings.expect_status.len(), limits::STATUS_RANGES)?;
    for range in &settings.expect_status {
        if range.from > range.to || range.from < 100 || range.to > 599 {
            let found = format!("has {}-{}", range.from, range.to);
            return Err(out_of_bounds("checks.expect_status", found, "codes run upwards from 100 to 599"));
        }
    }
    Ok(())
}

fn outcome(outcome: &Outcome) -> Result<(), CodecError> {
    text("outcomes.error", outcome.error.as_deref().unwrap_or_default(), limits::ERROR_TEXT)?;
    optional_name("outcomes.agent", outcome.agent.as_deref())
}

fn poller(card: &PollerCard) -> Result<(), CodecError> {
    name("id", &card.id)?;
    length("partitions", card.partitions.len(), limits::PARTITIONS)?;
    card.partitions.iter().try_for_each(|partition| optional_name("partitions", partition.as_deref()))?;
    optional_name("domain", card.domain.as_deref())
}

fn agent(card: &AgentCard) -> Result<(), CodecError> {
    name("id", &card.id)?;
    optional_name("partition", card.partition.as_deref())?;
    optional_name("domain", card.domain.as_deref())?;
    optional_name("poller", card.poller.as_deref())?;
    capabilities("capabilities", &card.capabilities)?;
    length("withheld", card.withheld.len(), limits::CAPABILITIES)?;
    card.withheld.iter().try_for_each(|withheld| {
        name("withheld.capability", withheld.capability.as_str())?;
        text("withheld.why", &withheld.why, limits::ERROR_TEXT)
    })
}

fn capabilities(field: &'static str, capabilities: &[Capability]) -> Result<(), CodecError> {
    length(field, capabilities.len(), limits::CAPABILITIES)?;
    capabilities.iter().try_for_each(|capability| name(field, capability.as_str()))
}

fn optional_name(field: &'static str, value: Option<&str>) -> Result<(), CodecError> {
    value.map_or(Ok(()), |value| name(field, value))
}

fn name(field: &'static str, value: &str) -> Result<(), CodecError> {
    match value.is_empty() {
        true => Err(out_of_bounds(field, "is empty", "give a name")),
        false => text(field, value, limits::NAME),
    }
}

fn text(field: &'static str, value: &str, limit: usize) -> Result<(), CodecError> {
    // Bytes first: counting characters of a long text is what the bound is there to avoid.
    let characters = if value.len() > limit { value.chars().count() } else { value.len() };
    match characters > limit {
        true => {
            Err(out_of_bounds(field, format!("has {characters} characters"), format!("at most {limit} are allowed")))
        }
        false => Ok(()),
    }
}

fn length(field: &'static str, found: usize, limit: usize) -> Result<(), CodecError> {
    match found > limit {
        true => Err(out_of_bounds(field, format!("has {found} entries"), format!("at most {limit} are allowed"))),
        false => Ok(()),
    }
}

fn at_most(field: &'static str, found: u64, limit: u64) -> Result<(), CodecError> {
    match found > limit {
        true => Err(out_of_bounds(field, format!("is {found}"), format!("at most {limit} is allowed"))),
        false => Ok(()),
    }
}

fn distinct(field: &'static str, mut ids: impl Iterator<Item = Uuid>) -> Result<(), CodecError> {
    let mut seen = HashSet::new();
    match ids.find(|id| !seen.insert(*id)) {
        Some(twice) => Err(out_of_bounds(field, format!("names check {twice} twice"), "each check once")),
        None => Ok(()),
    }
}

fn out_of_bounds(field: &'static str, found: impl Into<String>, allowed: impl Into<String>) -> CodecError {
    CodecError::OutOfBounds { field, found: found.into(), allowed: allowed.into() }
}
