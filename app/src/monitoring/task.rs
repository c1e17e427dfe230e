//! A check as an agent is asked it.

use generated::monitoring::{CheckType, ServiceCheck};
use resource_core::Json;
use resource_runtime::hook::View;
use resource_runtime::{Error, Result};
use serde::de::DeserializeOwned;
use uuid::Uuid;
use wire::{Check, CheckTask, HttpSettings, PingSettings, TcpSettings};

use super::target;

/// What an agent is asked for a check.
///
/// # Errors
/// [`resource_runtime::Class::Invalid`] when it cannot be asked, with the field that is to blame.
pub fn of(check: &ServiceCheck) -> Result<CheckTask> {
    let mut task = Question::from(check).task()?;
    task.agent = check.agent_uid.as_ref().map(|agent| agent.key().clone());
    Ok(task)
}

/// What decides whether a check can be asked.
pub struct Question {
    id: Uuid,
    check_type: CheckType,
    target: String,
    port: Option<i32>,
    timeout_seconds: i32,
    retries: i32,
    warning_threshold_ms: Option<i32>,
    critical_threshold_ms: Option<i32>,
    config: Json,
}

impl From<&ServiceCheck> for Question {
    fn from(check: &ServiceCheck) -> Question {
        Question {
            id: check.id.uuid(),
            check_type: check.check_type,
            target: check.target.clone(),
            port: check.port,
            timeout_seconds: check.timeout_seconds,
            retries: check.retries,
            warning_threshold_ms: check.warning_threshold_ms,
            critical_threshold_ms: check.critical_threshold_ms,
            config: check.config.clone(),
        }
    }
}

impl Question {
    /// What a check will ask when it is written; what is absent stays, or is what a new check has.
    pub fn about(old: Option<&ServiceCheck>, new: &View<'_, ServiceCheck>) -> Question {
        let kept = old.map(Question::from).unwrap_or_else(|| Question {
            id: Uuid::nil(),
            check_type: CheckType::Custom,
            target: String::new(),
            port: None,
            timeout_seconds: 10,
            retries: 3,
            warning_threshold_ms: None,
            critical_threshold_ms: None,
            config: Json::default(),
        });
        Question {
            id: kept.id,
            check_type: new.get(ServiceCheck::CHECK_TYPE).unwrap_or(kept.check_type),
            target: new.get(ServiceCheck::TARGET).unwrap_or(kept.target),
            port: new.get(ServiceCheck::PORT).unwrap_or(kept.port),
            timeout_seconds: new.get(ServiceCheck::TIMEOUT_SECONDS).unwrap_or(kept.timeout_seconds),
            retries: new.get(ServiceCheck::RETRIES).unwrap_or(kept.retries),
            warning_threshold_ms: new.get(ServiceCheck::WARNING_THRESHOLD_MS).unwrap_or(kept.warning_threshold_ms),
            critical_threshold_ms: new.get(ServiceCheck::CRITICAL_THRESHOLD_MS).unwrap_or(kept.critical_threshold_ms),
            config: new.get(ServiceCheck::CONFIG).unwrap_or(kept.config),
        }
    }

    /// Whether something is written that decides about it.
    pub fn is_touched(new: &View<'_, ServiceCheck>) -> bool {
        new.get(ServiceCheck::TARGET).is_some()
            || new.get(ServiceCheck::PORT).is_some()
            || new.get(ServiceCheck::TIMEOUT_SECONDS).is_some()
            || new.get(ServiceCheck::RETRIES).is_some()
            || new.get(ServiceCheck::WARNING_THRESHOLD_MS).is_some()
            || new.get(ServiceCheck::CRITICAL_THRESHOLD_MS).is_some()
            || new.get(ServiceCheck::CONFIG).is_some()
    }

    /// Whether it can be put like this from now on. Rows of older versions may have targets that are refused here; they
    /// are asked all the same.
    ///
    /// # Errors
    /// As [`Question::task`], and when the target has a secret in it.
    pub fn put(self) -> Result<()> {
        target::open(&self.target)?;
        self.task().map(drop)
    }

    /// The task, which is within the bounds of messages and which an agent would not call senseless.
    ///
    /// # Errors
    /// [`resource_runtime::Class::Invalid`] when there is none, with the field that is to blame.
    pub fn task(self) -> Result<CheckTask> {
        let kind = match self.check_type {
            CheckType::Ping => Check::Ping(self.settings::<PingSettings>()?),
            CheckType::Tcp => Check::Tcp(self.settings::<TcpSettings>()?),
            CheckType::Http => Check::Http(self.settings::<HttpSettings>()?),
            CheckType::Snmp => Check::Snmp,
            CheckType::Grpc => Check::Grpc,
            CheckType::Dns => Check::Dns,
            CheckType::Custom => Check::Custom,
        };
        let milliseconds = |value: Option<i32>| value.and_then(|value| u32::try_from(value).ok());
        let mut task = CheckTask::new(self.id, kind, &self.target);
        task.port = self.port.and_then(|port| u16::try_from(port).ok());
        task.timeout_ms = u32::try_from(self.timeout_seconds).ok().map(|seconds| seconds.saturating_mul(1_000));
        task.retries = u8::try_from(self.retries).unwrap_or(u8::MAX);
        task.warning_ms = milliseconds(self.warning_threshold_ms);
        task.critical_ms = milliseconds(self.critical_threshold_ms);
        if task.warning_ms.zip(task.critical_ms).is_some_and(|(warning, critical)| warning > critical) {
            let text = "must not be below the warning threshold";
            return Err(Error::invalid("critical_threshold_ms", "thresholds", text));
        }
        task.validate().map_err(|problem| Error::invalid("config", "config", problem.to_string()))?;
        match (agent::probe::contradiction(&task), &task.check) {
            (None, _) => Ok(task),
            (Some(problem), Check::Tcp(_)) => Err(Error::invalid("port", "required", problem.text)),
            (Some(problem), _) => Err(Error::invalid("target", "target", problem.text)),
        }
    }

    fn settings<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_value(serde_json::Value::Object(self.config.0.clone()))
            .map_err(|error| Error::invalid("config", "config", error.to_string()))
    }
}
