//! The rows, as one script that inserts them: what a test states of them, and a made-up value for every other field.

use std::fmt::Write as _;

use resource_core::meta::ResourceMeta;
use resource_core::{Kind, Scalar};
use resource_runtime::db::Dialect;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{
    ALERTS, ALIASES, AUDIT, CHECKS, EVENTS, GROUPS, HEALTH_EVENTS, INTERFACES, JOB_SCHEDULES, JOBS, MEMBERS, MERGES,
    PARTITIONS, RESULTS, ROLES, SCHEDULES, SHARED, SOURCES, TOKENS, USERS, id, number_of, token,
};
use crate::world::{Access, NOW, Tenant, sql};

/// Tables whose keys the database counts.
const NUMBERED: [&str; 3] = ["device_identifiers", "jobs", "source_devices"];

/// Inserts all rows of some tenants.
pub(in crate::world) fn script(tenants: &[Tenant], dialect: Dialect) -> String {
    // A database of a test need not survive a power cut.
    let mut script =
        if dialect == Dialect::Sqlite { "PRAGMA synchronous = OFF; BEGIN;\n".to_owned() } else { String::new() };
    for tenant in tenants {
        Writer { tenant: *tenant, dialect, script: &mut script, table: 0 }.all();
    }
    if dialect == Dialect::Postgres {
        for table in NUMBERED {
            let _ = writeln!(script, "SELECT setval(pg_get_serial_sequence('{table}', 'id'), 1000);");
        }
    } else {
        let names = NUMBERED.map(|table| format!("'{table}'")).join(", ");
        let _ = writeln!(script, "UPDATE sqlite_sequence SET seq = 1000 WHERE name IN ({names}); COMMIT;");
    }
    script
}

struct Writer<'a> {
    tenant: Tenant,
    dialect: Dialect,
    script: &'a mut String,
    table: u16,
}

type Given<'g> = &'g [(&'static str, Scalar)];

impl Writer<'_> {
    fn all(&mut self) {
        let slug = format!("tenant-{}", self.tenant.letter());
        self.rows("identity.tenant", 0..1, |_, _| {
            vec![("slug", slug.clone().into()), ("status", "active".into()), ("owner_id", Scalar::Null)]
        });
        self.rows("identity.user", 0..SHARED + 2, |key, row| {
            let role = ROLES.get(usize::from(row)).copied().unwrap_or("viewer");
            vec![("id", key(USERS)), ("email", format!("user{row}@example.com").into()), ("role", role.into())]
        });
        self.tokens();
        self.rows("infrastructure.partition", 0..SHARED + 2, |key, row| {
            let slug = if row == 0 { "default".to_owned() } else { format!("site-{row}") };
            vec![("id", key(PARTITIONS)), ("slug", slug.into())]
        });
        self.rows("infrastructure.poller", 0..SHARED + 2, |key, row| {
            let partition = if row % 2 == 0 { Scalar::Null } else { key(PARTITIONS) };
            let status = ["healthy", "degraded", "inactive", "offline", "healthy", "draining"][usize::from(row)];
            vec![("id", name("poller", &key(0))), ("partition_id", partition), ("status", status.into())]
        });
        let letter = self.tenant.letter();
        self.rows("inventory.device_group", 0..SHARED + 2, |key, row| {
            let parent = if row % 2 == 0 { Scalar::Null } else { Scalar::Uuid(id(GROUPS, 0, 0)) };
            let name = if row < SHARED { format!("group {row}") } else { format!("group {letter}{row}") };
            vec![("id", key(GROUPS)), ("name", name.into()), ("parent_id", parent)]
        });
        self.rows("inventory.device", 0..SHARED + 2, |key, row| {
            let status = ["discovered", "identified", "managed"][usize::from(row % 3)];
            vec![
                ("uid", name("sr:device", &key(0))),
                ("partition_id", key(PARTITIONS)),
                ("status", status.into()),
                ("group_id", key(GROUPS)),
                ("poller_id", name("poller", &key(0))),
                ("ip", format!("10.0.0.{row}").into()),
                ("mac", format!("0200000000{row:02}").into()),
            ]
        });
        let tenant = self.tenant;
        self.rows("inventory.device_identifier", 0..6, |key, row| {
            vec![
                ("id", Scalar::I64(number_of(tenant, row))),
                ("device_uid", name("sr:device", &key(0))),
                ("partition_id", key(PARTITIONS)),
                ("identifier_type", "mac".into()),
                ("identifier_value", format!("0200000000{row:02}").into()),
            ]
        });
        self.rows("infrastructure.health_event", 0..SHARED + 2, |key, _| {
            vec![("id", key(HEALTH_EVENTS)), ("entity_type", "poller".into()), ("entity_id", name("poller", &key(0)))]
        });
        self.monitoring();
        self.inventory();
        self.platform();
        self.kept();
        let (tenant, owner) =
            (sql::literal(&Scalar::Uuid(self.tenant.id()), Kind::Uuid, self.dialect), id(USERS, 0, 2));
        let owner = sql::literal(&Scalar::Uuid(owner), Kind::Uuid, self.dialect);
        let _ = writeln!(self.script, "UPDATE tenants SET owner_id = {owner} WHERE id = {tenant};");
    }

    /// What is for all partitions, or for one: every second row.
    fn monitoring(&mut self) {
        let partition = |row: u16, key: &dyn Fn(u16) -> Scalar| match row % 2 {
            0 => Scalar::Null,
            _ => key(PARTITIONS),
        };
        self.rows("infrastructure.agent", 0..SHARED + 2, |key, row| {
            vec![
                ("uid", name("agent", &key(0))),
                ("partition_id", partition(row, key)),
                ("poller_id", name("poller", &key(0))),
                ("device_uid", name("sr:device", &key(0))),
            ]
        });
        self.rows("infrastructure.checker", 0..SHARED + 2, |key, row| {
            vec![
                ("id", name("checker", &key(0))),
                ("partition_id", partition(row, key)),
                ("agent_uid", name("agent", &key(0))),
                ("retries", Scalar::I64(3)),
            ]
        });
        self.rows("monitoring.polling_schedule", 0..SHARED + 2, |key, row| {
            let poller = name("poller", &key(0));
            vec![("id", key(SCHEDULES)), ("partition_id", partition(row, key)), ("assigned_poller_id", poller)]
        });
        self.rows("monitoring.service_check", 0..SHARED + 2, |key, row| {
            vec![
                ("id", key(CHECKS)),
                ("partition_id", partition(row, key)),
                ("agent_uid", name("agent", &key(0))),
                ("device_uid", name("sr:device", &key(0))),
                ("schedule_id", if row < 2 { Scalar::Null } else { key(SCHEDULES) }),
                ("retries", Scalar::I64(3)),
            ]
        });
        self.rows("monitoring.poll_job", 0..SHARED + 2, |key, row| {
            let status = ["pending", "dispatching", "running", "failed", "completed", "pending"][usize::from(row)];
            vec![
                ("id", key(JOBS)),
                ("schedule_id", key(SCHEDULES)),
                ("partition_id", partition(row, key)),
                ("poller_id", name("poller", &key(0))),
                ("agent_uid", name("agent", &key(0))),
                ("status", status.into()),
                ("attempt", key(JOBS)),
                ("check_ids", Scalar::Json("[]".into())),
            ]
        });
        self.rows("monitoring.check_result", 0..SHARED + 2, |key, row| {
            vec![
                ("id", key(RESULTS)),
                ("service_check", key(CHECKS)),
                ("poll_job", key(JOBS)),
                ("attempt", key(JOBS)),
                ("agent", name("agent", &key(0))),
                ("poller", name("poller", &key(0))),
                ("partition", partition(row, key)),
            ]
        });
        self.rows("monitoring.alert", 0..SHARED + 2, |key, row| {
            let status =
                ["pending", "acknowledged", "escalated", "suppressed", "resolved", "pending"][usize::from(row)];
            vec![
                ("id", key(ALERTS)),
                ("status", status.into()),
                ("partition_id", partition(row, key)),
                ("device_uid", name("sr:device", &key(0))),
                ("service_check_id", key(CHECKS)),
                ("agent_uid", name("agent", &key(0))),
                ("notified_level", Scalar::I64(-1)),
            ]
        });
        self.rows("monitoring.event", 0..SHARED + 2, |key, row| {
            vec![
                ("id", key(EVENTS)),
                ("alert", key(ALERTS)),
                ("service_check", key(CHECKS)),
                ("poll_job", key(JOBS)),
                ("device", name("sr:device", &key(0))),
                ("agent", name("agent", &key(0))),
                ("poller", name("poller", &key(0))),
                ("partition", partition(row, key)),
            ]
        });
    }

    /// What hangs on devices, sources of devices, and members.
    fn inventory(&mut self) {
        let letter = self.tenant.letter();
        self.rows("inventory.interface", 0..SHARED + 2, |key, _| {
            let device = name("sr:device", &key(0));
            vec![("id", key(INTERFACES)), ("device_uid", device), ("partition_id", key(PARTITIONS))]
        });
        self.rows("inventory.device_alias_state", 0..SHARED + 2, |key, row| {
            let state = ["detected", "confirmed", "updated", "stale", "replaced", "archived"][usize::from(row)];
            vec![
                ("id", key(ALIASES)),
                ("device_uid", name("sr:device", &key(0))),
                ("partition_id", key(PARTITIONS)),
                ("alias_value", format!("10.0.0.{row}").into()),
                ("state", state.into()),
            ]
        });
        // As much is kept of them as it takes to undo them.
        let time = "2026-03-01T12:00:00Z";
        let details = json!({ "moved": {}, "device": { "first_seen_time": time, "last_seen_time": time } }).to_string();
        self.rows("inventory.merge_audit", 0..SHARED + 2, |key, row| {
            vec![
                ("id", key(MERGES)),
                ("kind", "merge".into()),
                ("from_device", format!("sr:gone-{row}").into()),
                ("to_device", name("sr:device", &key(0))),
                ("partition", key(PARTITIONS)),
                ("details", Scalar::Json(details.clone().into())),
            ]
        });
        self.rows("identity.tenant_membership", 0..SHARED + 2, |key, row| {
            let role = ["owner", "admin", "member"][usize::from(row % 3)];
            vec![("id", key(MEMBERS)), ("user", key(USERS)), ("role", role.into())]
        });
        self.rows("integrations.integration_source", 0..SHARED + 2, |key, row| {
            let name = if row < SHARED { format!("source {row}") } else { format!("source {letter}{row}") };
            vec![
                ("id", key(SOURCES)),
                ("name", name.into()),
                ("partition_id", key(PARTITIONS)),
                ("source_type", "netbox".into()),
            ]
        });
        self.rows("audit.audit_log", 0..SHARED + 2, |key, _| vec![("id", key(AUDIT))]);
        let tenant = self.tenant;
        self.rows("jobs.job", 0..6, |_, row| {
            vec![("id", Scalar::I64(number_of(tenant, row))), ("priority", Scalar::I64(5))]
        });
    }

    /// What the system keeps for itself.
    fn kept(&mut self) {
        let tenant = self.tenant;
        self.rows("integrations.source_device", 0..SHARED + 2, |key, row| {
            let (source, device) = (key(SOURCES), name("sr:device", &key(0)));
            let id = Scalar::I64(number_of(tenant, row));
            vec![("id", id), ("source_id", source), ("device_uid", device), ("last_fetch", Scalar::I64(row.into()))]
        });
        self.rows("integrations.device_intake", 0..SHARED + 2, |key, _| vec![("name", name("intake", &key(0)))]);
    }

    /// What is no tenant's, once.
    fn platform(&mut self) {
        let rows = if self.tenant == Tenant::A { 0..SHARED } else { 0..0 };
        self.rows("jobs.job_schedule", rows.clone(), |key, row| {
            vec![("id", key(JOB_SCHEDULES)), ("job_key", format!("job_{row}").into()), ("cron", "* * * * *".into())]
        });
        self.rows("jobs.job_queue", rows.clone(), |_, row| vec![("name", format!("queue_{row}").into())]);
        self.rows("jobs.lease", rows, |_, row| vec![("name", format!("lease_{row}").into())]);
    }

    /// Three for each user with a role of its own.
    fn tokens(&mut self) {
        let tenant = self.tenant;
        self.rows("identity.api_token", 0..12, |_, row| {
            let (user, access) =
                (usize::from(row) / 3, [Access::Read, Access::Write, Access::Full][usize::from(row) % 3]);
            let key = token(tenant, user, access);
            let digest: String = Sha256::digest(key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
            let owner = if row < SHARED { 0 } else { tenant.number() };
            vec![
                ("id", Scalar::Uuid(id(TOKENS, owner, row))),
                ("prefix", key[..8].to_owned().into()),
                ("token_hash", digest.into()),
                ("access", ["read", "write", "admin"][usize::from(row) % 3].into()),
                ("user_id", Scalar::Uuid(id(USERS, 0, user as u16))),
                ("expires_at", Scalar::Null),
                ("revoked_at", Scalar::Null),
            ]
        });
    }

    /// Rows of a resource. `given` gets a function from a table's number to the row's key in it.
    fn rows(
        &mut self,
        resource: &str,
        rows: std::ops::Range<u16>,
        given: impl Fn(&dyn Fn(u16) -> Scalar, u16) -> Vec<(&'static str, Scalar)>,
    ) {
        let meta = crate::world::made().application.resources.iter().map(|entry| entry.meta);
        let meta = meta.into_iter().find(|meta| meta.name == resource).expect("a resource");
        for row in rows {
            let owner = if row < SHARED { 0 } else { self.tenant.number() };
            let key = |table| Scalar::Uuid(id(table, owner, row));
            self.row(meta, row, &given(&key, row));
        }
        self.table += 1;
    }

    fn row(&mut self, meta: &'static ResourceMeta, row: u16, given: Given<'_>) {
        let values = meta.fields.iter().enumerate().map(|(at, field)| {
            let given = given.iter().find(|(column, _)| *column == field.column).map(|(_, value)| value.clone());
            let canary = format!("zq{}{:02}{row:02}{at:02}", self.tenant.letter(), self.table);
            let value = match given {
                Some(value) => value,
                None if meta.tenant_field() == Some(at as u16) => Scalar::Uuid(self.tenant.id()),
                None if field.relation.is_some() => Scalar::Null,
                None if field.column == "spiffe_identity" => format!("spiffe://{canary}").into(),
                None if field.column == "priority" => Scalar::I64(4),
                None => made_up(field.kind, &canary),
            };
            sql::literal(&value, field.kind, self.dialect)
        });
        let values: Vec<String> = values.collect();
        let columns: Vec<String> = meta.fields.iter().map(|field| format!("\"{}\"", field.column)).collect();
        let _ = writeln!(
            self.script,
            "INSERT INTO {} ({}) VALUES ({});",
            meta.table,
            columns.join(", "),
            values.join(", ")
        );
    }
}

/// The text key that goes with a row's id.
fn name(kind: &str, id: &Scalar) -> Scalar {
    let id = id.as_uuid().expect("a UUID").to_string();
    let owner = ['x', 'a', 'b', 'c'][usize::from_str_radix(&id[9..13], 16).expect("a number")];
    let row = u16::from_str_radix(&id[24..], 16).expect("a number");
    format!("{kind}-{owner}-{row}").into()
}

fn made_up(kind: Kind, canary: &str) -> Scalar {
    match kind {
        Kind::Bool => Scalar::Bool(true),
        Kind::I16 | Kind::I32 | Kind::I64 | Kind::Duration => Scalar::I64(50),
        Kind::F64 => Scalar::F64(0.5),
        Kind::Text | Kind::CiText => Scalar::from(canary.to_owned()),
        Kind::Uuid | Kind::Bytes => Scalar::Null,
        Kind::Time => Scalar::Time(NOW - 60_000_000),
        Kind::Enum(kind) => kind.scalar(&kind.values[0]),
        Kind::Map | Kind::List(_) | Kind::Embedded(_) => Scalar::Json(document(kind, canary).to_string().into()),
    }
}

fn document(kind: Kind, canary: &str) -> Value {
    match kind {
        Kind::Map => json!({ "note": canary }),
        Kind::List(Kind::Text) => json!([canary]),
        Kind::List(item) => Value::Array(vec![document(*item, canary)]),
        Kind::Embedded(kind) => {
            let known = kind.fields.iter().filter(|field| !field.nullable || matches!(field.kind, Kind::Text));
            Value::Object(Map::from_iter(known.map(|field| (field.name.to_owned(), document(field.kind, canary)))))
        }
        kind => resource_core::value::json_from_scalar(kind, &made_up(kind, canary)),
    }
}
