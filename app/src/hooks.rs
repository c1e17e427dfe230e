//! What code must decide about resources: one file per resource that has hooks.
//!
//! Forgetting, renaming or mistyping one is a compile error here.

mod api_token;
mod device_identifier;
pub mod integration_source;
mod job_schedule;
mod merge_audit;
mod monitoring;
mod tenant;
mod user;

use std::sync::Arc;

use generated::Hooks;

use crate::outside::Outside;
use crate::sync::Intake;

/// Every hook of the application, with a bus within this process and nobody to tell but the log.
pub fn hooks() -> Hooks {
    hooks_with(&Outside::default())
}

/// Every hook of the application.
pub fn hooks_with(outside: &Outside) -> Hooks {
    let monitoring = Arc::new(monitoring::Monitoring { outside: outside.clone() });
    Hooks {
        api_token: Arc::new(api_token::ApiTokenRules),
        tenant: Arc::new(tenant::TenantRules),
        user: Arc::new(user::UserRules),
        device_identifier: Arc::new(device_identifier::DeviceIdentifierRules),
        integration_source: Arc::new(integration_source::IntegrationSourceRules::new(Intake::of_folder(
            outside.files.as_deref(),
        ))),
        job_schedule: Arc::new(job_schedule::JobScheduleRules),
        merge_audit: Arc::new(merge_audit::MergeAuditRules),
        agent: monitoring.clone(),
        device: monitoring.clone(),
        alert: monitoring.clone(),
        poller: monitoring.clone(),
        poll_job: monitoring.clone(),
        polling_schedule: monitoring.clone(),
        service_check: monitoring,
    }
}
