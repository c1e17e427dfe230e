//! Generated from `resources/src/lib.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The application as typed code: one module per domain, and in it one per resource.

use crate::identity::User;
use crate::infrastructure::Partition;
use resource_core::meta::{ActorField, ActorMeta};
use resource_core::{Id, Kind, Scalar, Value};
use resource_runtime::{Actor, Application};
use std::sync::Arc;

pub mod audit;
pub mod identity;
pub mod infrastructure;
pub mod integrations;
pub mod inventory;
pub mod jobs;
pub mod monitoring;

/// Everything generated, for the engine.
pub static APPLICATION: Application = Application {
    resources: &[
        audit::audit_log::ENTRY,
        identity::api_token::ENTRY,
        identity::tenant::ENTRY,
        identity::tenant_membership::ENTRY,
        identity::user::ENTRY,
        infrastructure::agent::ENTRY,
        infrastructure::checker::ENTRY,
        infrastructure::health_event::ENTRY,
        infrastructure::partition::ENTRY,
        infrastructure::poller::ENTRY,
        integrations::device_intake::ENTRY,
        integrations::integration_source::ENTRY,
        integrations::source_device::ENTRY,
        inventory::device::ENTRY,
        inventory::device_alias_state::ENTRY,
        inventory::device_group::ENTRY,
        inventory::device_identifier::ENTRY,
        inventory::interface::ENTRY,
        inventory::merge_audit::ENTRY,
        jobs::job::ENTRY,
        jobs::job_queue::ENTRY,
        jobs::job_schedule::ENTRY,
        jobs::lease::ENTRY,
        monitoring::alert::ENTRY,
        monitoring::check_result::ENTRY,
        monitoring::event::ENTRY,
        monitoring::poll_job::ENTRY,
        monitoring::polling_schedule::ENTRY,
        monitoring::service_check::ENTRY,
    ],
    actor: &ActorMeta {
        fields: &[ActorField { name: "user", kind: Kind::Uuid }, ActorField { name: "partition", kind: Kind::Uuid }],
    },
};

/// A number for each declaration, which changes with what the API shows of it.
pub static DECLARED: &[(&str, u64)] = &[
    ("audit.audit_log", 0xab8445817c896712),
    ("identity.api_token", 0x42c48f6752650d0a),
    ("identity.tenant", 0x365d293f8eb9fedf),
    ("identity.tenant_membership", 0x12cf99dadf48fa88),
    ("identity.user", 0xee24f7c4bdda6d8e),
    ("infrastructure.agent", 0xdaf2e4bbe853b74a),
    ("infrastructure.checker", 0x5d1123ce9712886d),
    ("infrastructure.health_event", 0xf69f0526b5b4dcb5),
    ("infrastructure.partition", 0x0c68c5f0967c3b98),
    ("infrastructure.poller", 0x04afe3bee5132f7e),
    ("integrations.device_intake", 0x0175ed10547c6903),
    ("integrations.integration_source", 0xb44890316d409a3f),
    ("integrations.source_device", 0xd4f2fa2b062e1a80),
    ("inventory.device", 0x519e3e5eb2210dfc),
    ("inventory.device_alias_state", 0x8315ad618a375815),
    ("inventory.device_group", 0x02881a42a6317086),
    ("inventory.device_identifier", 0xc767b95c97e00fcb),
    ("inventory.interface", 0x3d019becfcb50cea),
    ("inventory.merge_audit", 0x93792b27e3aa323e),
    ("jobs.job", 0xad3481db99dd07a7),
    ("jobs.job_queue", 0x9997482b99c8f228),
    ("jobs.job_schedule", 0x7676d532585854bd),
    ("jobs.lease", 0x6bf9f4f9cbaba086),
    ("monitoring.alert", 0x76418dd13264f7de),
    ("monitoring.check_result", 0x192d5580c940b22a),
    ("monitoring.event", 0x031381c2a74b57e6),
    ("monitoring.poll_job", 0xdb836be9001ded50),
    ("monitoring.polling_schedule", 0xc5386721263b37c8),
    ("monitoring.service_check", 0x783c6ad78e9bf146),
    ("resources::audit::audit_log::AuditActor", 0x01df9975fa0e344e),
    ("resources::audit::audit_log::AuditOutcome", 0xf5ba8bfc4b887f8e),
    ("resources::identity::api_token::ApiTokenStatus", 0x7df44b8fb2f59d06),
    ("resources::identity::api_token::IssuedToken", 0x1b4571996b491d7a),
    ("resources::identity::api_token::TokenAccess", 0xdf9c3cd70b43633b),
    ("resources::identity::tenant::Registration", 0x2cc0a6400120fa2e),
    ("resources::identity::tenant::TenantPlan", 0x0e4746ccf335c64f),
    ("resources::identity::tenant::TenantStatus", 0x835de9033f76d4ef),
    ("resources::identity::tenant_membership::MembershipRole", 0x2e3083784cb81e9b),
    ("resources::identity::user::Role", 0x79378fc3c218756c),
    ("resources::infrastructure::agent::AgentCapability", 0x58a402a9da143168),
    ("resources::infrastructure::agent::AgentPolicy", 0xb38d9b97dd10eba1),
    ("resources::infrastructure::agent::AgentStatus", 0x75c676b4a88023d2),
    ("resources::infrastructure::agent::AgentType", 0x6531956f784c555f),
    ("resources::infrastructure::checker::CheckerStart", 0x6eb1d7ea781e241d),
    ("resources::infrastructure::checker::CheckerStatus", 0x816cdce326bb0918),
    ("resources::infrastructure::checker::CheckerTarget", 0xa631dc6da9ab9d93),
    ("resources::infrastructure::checker::CheckerType", 0xb9e8b14753a6af8b),
    ("resources::infrastructure::health_event::HealthEntity", 0x783bc8a49f3bf069),
    ("resources::infrastructure::partition::ConnectivityType", 0x442bac4234e4bd9b),
    ("resources::infrastructure::partition::PartitionEnvironment", 0x87f046cb07696220),
    ("resources::infrastructure::poller::PollerStatus", 0x50a82e4b25d409ee),
    ("resources::infrastructure::poller::RegistrationSource", 0x756d13255642b193),
    ("resources::integrations::integration_source::SourceQuery", 0xfac7630779b31573),
    ("resources::integrations::integration_source::SourceType", 0xfb22bcff7ab409ef),
    ("resources::integrations::integration_source::SyncResult", 0xc34ca5e1569ea0de),
    ("resources::inventory::device::DeviceStatus", 0x3f0b128956aa8eba),
    ("resources::inventory::device_alias_state::AliasState", 0x9dee67333c5c1ad4),
    ("resources::inventory::device_alias_state::AliasType", 0xae6301c6df6466ac),
    ("resources::inventory::device_group::DeviceGroupType", 0xc7d6ce74aaf260ed),
    ("resources::inventory::device_identifier::IdentifierConfidence", 0xebe2b490a2bdc80b),
    ("resources::inventory::device_identifier::IdentifierType", 0xccd1f0df300ba636),
    ("resources::inventory::interface::InterfaceStatus", 0xc02a90ea54a58059),
    ("resources::inventory::merge_audit::MergeKind", 0x8b940d28331e3e6b),
    ("resources::inventory::merge_audit::Unmerged", 0x911d6147bd724c0e),
    ("resources::inventory::ocsf::DeviceHardware", 0x133f2edbf3c54cf5),
    ("resources::inventory::ocsf::DeviceNetworkInterface", 0x33b78e236a59a108),
    ("resources::inventory::ocsf::DeviceOrganization", 0xc2d16a6b0afa956e),
    ("resources::inventory::ocsf::DeviceOs", 0x4391cb89f92e49a0),
    ("resources::inventory::ocsf::DeviceOwner", 0xbf881d2838e5d031),
    ("resources::inventory::ocsf::DeviceType", 0x6c680aee1c2815ad),
    ("resources::inventory::ocsf::DirectoryGroup", 0xda4b3d190710a895),
    ("resources::inventory::ocsf::InstalledAgent", 0xb3442d2f930fb2db),
    ("resources::inventory::ocsf::RiskLevel", 0x26d125b55dd16333),
    ("resources::jobs::job::JobError", 0xad83a776d3129bb1),
    ("resources::jobs::job::JobState", 0x0182eecd3fa2498e),
    ("resources::monitoring::alert::AlertSource", 0xa482da8fdc109285),
    ("resources::monitoring::alert::AlertStatus", 0x415c6884b2baaafc),
    ("resources::monitoring::alert::Comparison", 0x2af99c231ab3a4e6),
    ("resources::monitoring::alert::Severity", 0xd90556b020aca188),
    ("resources::monitoring::event::EventActor", 0x836daa1b37f2a125),
    ("resources::monitoring::event::EventCategory", 0x4a3cbc89a93021b2),
    ("resources::monitoring::event::EventEntity", 0x87255bf883b345f5),
    ("resources::monitoring::event::EventSeverity", 0x2618b07411b4a62a),
    ("resources::monitoring::poll_job::PollJobStatus", 0xbf570c4639d40b52),
    ("resources::monitoring::polling_schedule::AssignmentMode", 0xc77de7fc2714e780),
    ("resources::monitoring::polling_schedule::ScheduleResult", 0x7c3650ff0e05f01b),
    ("resources::monitoring::polling_schedule::ScheduleType", 0x2a59f881e7dcdb2e),
    ("resources::monitoring::service_check::CheckOutcome", 0x910b39b35241087e),
    ("resources::monitoring::service_check::CheckType", 0xc0fc577d0d0f2a70),
    ("resources::monitoring::service_check::TargetHealth", 0x6cbe78c8e6b9ad65),
];

/// The declared fields of an actor by name; what is left out is absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActorFields {
    /// `actor.user`
    pub user: Option<Id<User>>,
    /// `actor.partition`
    pub partition: Option<Id<Partition>>,
}

impl From<ActorFields> for Vec<Scalar> {
    fn from(fields: ActorFields) -> Self {
        vec![fields.user.to_scalar(), fields.partition.to_scalar()]
    }
}

impl From<&Actor> for ActorFields {
    fn from(actor: &Actor) -> Self {
        ActorFields { user: declared(actor, 1), partition: declared(actor, 2) }
    }
}

/// What an actor does not have, or has of another type, is absent.
fn declared<T: Value>(actor: &Actor, at: u16) -> Option<T> {
    Option::from_scalar(actor.field(at)).unwrap_or_default()
}

/// The application's hand-written steps: one value per resource that has some.
pub struct Hooks {
    /// [`ApiToken`](identity::api_token::ApiTokenHooks)
    pub api_token: Arc<dyn identity::api_token::DynApiTokenHooks>,
    /// [`Tenant`](identity::tenant::TenantHooks)
    pub tenant: Arc<dyn identity::tenant::DynTenantHooks>,
    /// [`User`](identity::user::UserHooks)
    pub user: Arc<dyn identity::user::DynUserHooks>,
    /// [`Agent`](infrastructure::agent::AgentHooks)
    pub agent: Arc<dyn infrastructure::agent::DynAgentHooks>,
    /// [`Poller`](infrastructure::poller::PollerHooks)
    pub poller: Arc<dyn infrastructure::poller::DynPollerHooks>,
    /// [`IntegrationSource`](integrations::integration_source::IntegrationSourceHooks)
    pub integration_source: Arc<dyn integrations::integration_source::DynIntegrationSourceHooks>,
    /// [`Device`](inventory::device::DeviceHooks)
    pub device: Arc<dyn inventory::device::DynDeviceHooks>,
    /// [`DeviceIdentifier`](inventory::device_identifier::DeviceIdentifierHooks)
    pub device_identifier: Arc<dyn inventory::device_identifier::DynDeviceIdentifierHooks>,
    /// [`MergeAudit`](inventory::merge_audit::MergeAuditHooks)
    pub merge_audit: Arc<dyn inventory::merge_audit::DynMergeAuditHooks>,
    /// [`JobSchedule`](jobs::job_schedule::JobScheduleHooks)
    pub job_schedule: Arc<dyn jobs::job_schedule::DynJobScheduleHooks>,
    /// [`Alert`](monitoring::alert::AlertHooks)
    pub alert: Arc<dyn monitoring::alert::DynAlertHooks>,
    /// [`PollJob`](monitoring::poll_job::PollJobHooks)
    pub poll_job: Arc<dyn monitoring::poll_job::DynPollJobHooks>,
    /// [`PollingSchedule`](monitoring::polling_schedule::PollingScheduleHooks)
    pub polling_schedule: Arc<dyn monitoring::polling_schedule::DynPollingScheduleHooks>,
    /// [`ServiceCheck`](monitoring::service_check::ServiceCheckHooks)
    pub service_check: Arc<dyn monitoring::service_check::DynServiceCheckHooks>,
}
