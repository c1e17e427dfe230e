//! What the tenants of a [`super::World`] have: the keys of all rows, which follow from table, owner and number.

mod script;

use uuid::Uuid;

use super::{Access, Tenant};

pub(super) use self::script::script;

/// The roles of the first users of each tenant, in order.
pub const ROLES: [&str; 4] = ["viewer", "operator", "admin", "super_admin"];
/// How many rows of each kind have keys that all tenants have.
pub const SHARED: u16 = 4;

pub(super) const USERS: u16 = 1;
const TOKENS: u16 = 2;
const PARTITIONS: u16 = 3;
const GROUPS: u16 = 4;
const HEALTH_EVENTS: u16 = 5;
const SCHEDULES: u16 = 6;
const CHECKS: u16 = 7;
const JOBS: u16 = 8;
const RESULTS: u16 = 10;
const ALERTS: u16 = 11;
const EVENTS: u16 = 12;
const INTERFACES: u16 = 13;
const ALIASES: u16 = 14;
const MERGES: u16 = 15;
const MEMBERS: u16 = 16;
const SOURCES: u16 = 17;
const AUDIT: u16 = 18;
const JOB_SCHEDULES: u16 = 19;

/// The id of a row: of one tenant by its number, or of all with 0. Texts that contain the beginning of
/// such an id name a row of these worlds.
pub fn id(table: u16, owner: u16, row: u16) -> Uuid {
    let text = format!("5ca1ab1e-{owner:04x}-7{table:03x}-8000-{row:012x}");
    text.parse().expect("a UUID")
}

/// The keys of the rows of a type that `owner` has; without an owner those that all have.
pub fn keys(api_type: &str, owner: Option<Tenant>) -> Vec<String> {
    let number = owner.map_or(0, Tenant::number);
    let ids = |table| owned(owner).map(|row| id(table, number, row).to_string()).collect();
    let letter = owner.map_or('x', Tenant::letter);
    let named = |name: &str| owned(owner).map(|row| format!("{name}-{letter}-{row}")).collect();
    match api_type {
        "tenants" => owner.map(|tenant| tenant.id().to_string()).into_iter().collect(),
        "users" => ids(USERS),
        "api-tokens" => ids(TOKENS),
        "partitions" => ids(PARTITIONS),
        "device-groups" => ids(GROUPS),
        "health-events" => ids(HEALTH_EVENTS),
        "polling-schedules" => ids(SCHEDULES),
        "service-checks" => ids(CHECKS),
        "poll-jobs" => ids(JOBS),
        "check-results" => ids(RESULTS),
        "alerts" => ids(ALERTS),
        "events" => ids(EVENTS),
        "interfaces" => ids(INTERFACES),
        "device-alias-states" => ids(ALIASES),
        "merge-audits" => ids(MERGES),
        "tenant-memberships" => ids(MEMBERS),
        "integration-sources" => ids(SOURCES),
        "audit-logs" => ids(AUDIT),
        // The platform's, which every tenant may look at alike.
        "job-schedules" if owner.is_none() => ids(JOB_SCHEDULES),
        "job-queues" if owner.is_none() => owned(owner).map(|row| format!("queue_{row}")).collect(),
        "leases" if owner.is_none() => owned(owner).map(|row| format!("lease_{row}")).collect(),
        "job-schedules" | "job-queues" | "leases" => Vec::new(),
        "pollers" => named("poller"),
        "agents" => named("agent"),
        "checkers" => named("checker"),
        "devices" => named("sr:device"),
        "device-intakes" => named("intake"),
        "device-identifiers" | "jobs" | "source-devices" => {
            owner.into_iter().flat_map(|tenant| (0..6).map(move |row| number_of(tenant, row).to_string())).collect()
        }
        other => panic!("nothing is known of `{other}`"),
    }
}

/// The numbers of rows whose keys all have, or of those beside them.
fn owned(owner: Option<Tenant>) -> std::ops::Range<u16> {
    if owner.is_some() { SHARED..SHARED + 2 } else { 0..SHARED }
}

/// Integer keys are one sequence for all tenants; the first tenant has the last ones.
fn number_of(tenant: Tenant, row: u16) -> i64 {
    i64::from(400 - tenant.number() * 100 + row)
}

/// The key of a token: letters and digits, the first eight of them a canary.
pub(super) fn token(tenant: Tenant, user: usize, access: Access) -> String {
    let letter = match access {
        Access::Read => 'r',
        Access::Write => 'w',
        Access::Full => 'f',
    };
    format!("zq{}u{user}{letter}kk{:0>40}", tenant.letter(), user)
}
