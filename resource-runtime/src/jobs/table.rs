//! The tables of jobs and schedules: resources of the application with certain fields.

use resource_core::{Kind, ResourceMeta};
use thiserror::Error;

/// The resources in which jobs, schedules and queues are kept.
#[derive(Clone, Copy)]
pub struct Tables {
    /// Jobs.
    pub jobs: &'static ResourceMeta,
    /// When each trigger was last looked after.
    pub schedules: &'static ResourceMeta,
    /// Which queues are paused.
    pub queues: &'static ResourceMeta,
}

/// A resource that cannot hold jobs, schedules or queues.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{resource} cannot hold {what}: {}", .fields.join("; "))]
pub struct TableProblem {
    /// The resource.
    pub resource: &'static str,
    /// `jobs`, `schedules` or `queues`.
    pub what: &'static str,
    /// What is wrong with its fields.
    pub fields: Vec<String>,
}

/// A field that the engine's statements name.
struct Wanted {
    name: &'static str,
    is: fn(Kind) -> bool,
    what: &'static str,
    nullable: bool,
}

const fn wanted(name: &'static str, is: fn(Kind) -> bool, what: &'static str) -> Wanted {
    Wanted { name, is, what, nullable: false }
}

const fn nullable(name: &'static str, is: fn(Kind) -> bool, what: &'static str) -> Wanted {
    Wanted { name, is, what, nullable: true }
}

fn text(kind: Kind) -> bool {
    matches!(kind, Kind::Text)
}

fn word(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Enum(_))
}

fn time(kind: Kind) -> bool {
    matches!(kind, Kind::Time)
}

fn json(kind: Kind) -> bool {
    matches!(kind, Kind::Map | Kind::List(_))
}

const JOB: &[Wanted] = &[
    wanted("tenant_id", |kind| matches!(kind, Kind::Uuid), "Uuid"),
    wanted("id", |kind| matches!(kind, Kind::I64), "i64"),
    wanted("queue", text, "String"),
    wanted("worker", text, "String"),
    wanted("version", |kind| matches!(kind, Kind::I16), "i16"),
    wanted("payload", json, "Json"),
    wanted("state", word, "an enum"),
    wanted("priority", |kind| matches!(kind, Kind::I16), "i16"),
    wanted("attempt", |kind| matches!(kind, Kind::I32), "i32"),
    wanted("max_attempts", |kind| matches!(kind, Kind::I32), "i32"),
    wanted("losses", |kind| matches!(kind, Kind::I32), "i32"),
    wanted("scheduled_at", time, "Timestamp"),
    nullable("attempted_at", time, "Timestamp"),
    nullable("finished_at", time, "Timestamp"),
    nullable("lease_until", time, "Timestamp"),
    nullable("leased_by", text, "String"),
    nullable("unique_key", text, "String"),
    wanted("actor", text, "String"),
    wanted("errors", json, "a list"),
    wanted("inserted_at", time, "CreatedAt"),
    wanted("updated_at", time, "UpdatedAt"),
];

const SCHEDULE: &[Wanted] = &[
    wanted("id", |kind| matches!(kind, Kind::Uuid), "Id<Self>"),
    wanted("job_key", text, "String"),
    wanted("cron", text, "String"),
    wanted("enabled", |kind| matches!(kind, Kind::Bool), "bool"),
    nullable("last_enqueued_at", time, "Timestamp"),
    wanted("inserted_at", time, "CreatedAt"),
    wanted("updated_at", time, "UpdatedAt"),
];

const QUEUE: &[Wanted] = &[
    wanted("name", text, "String"),
    nullable("paused_at", time, "Timestamp"),
    wanted("inserted_at", time, "CreatedAt"),
    wanted("updated_at", time, "UpdatedAt"),
];

impl Tables {
    /// The tables, if they have what the engine names: the fields with these names and types, for jobs a
    /// partial unique key over `unique_key`, for schedules one over `job_key`, and for queues the key `name`.
    ///
    /// # Errors
    /// Everything that is missing or of another type.
    pub fn new(
        jobs: &'static ResourceMeta,
        schedules: &'static ResourceMeta,
        queues: &'static ResourceMeta,
    ) -> Result<Tables, TableProblem> {
        check(jobs, "jobs", JOB, "unique_key")?;
        check(schedules, "schedules", SCHEDULE, "job_key")?;
        check(queues, "queues", QUEUE, "name")?;
        Ok(Tables { jobs, schedules, queues })
    }
}

fn check(meta: &'static ResourceMeta, what: &'static str, wanted: &[Wanted], unique: &str) -> Result<(), TableProblem> {
    let mut fields: Vec<String> = wanted.iter().filter_map(|wanted| problem(meta, wanted)).collect();
    let is_it = |fields: &[u16]| matches!(fields, [field] if meta.fields[usize::from(*field)].name == unique);
    let is_unique = is_it(meta.key) || meta.identities.iter().any(|identity| is_it(identity.fields));
    if !is_unique {
        fields.push(format!("`{unique}` is not unique"));
    }
    let known = |name: &str| wanted.iter().any(|wanted| wanted.name == name);
    let needed = meta.fields.iter().filter(|field| !known(field.name) && !field.nullable && field.default.is_none());
    fields.extend(needed.map(|field| format!("`{}` must be given, and nobody would", field.name)));
    if fields.is_empty() { Ok(()) } else { Err(TableProblem { resource: meta.name, what, fields }) }
}

fn problem(meta: &ResourceMeta, wanted: &Wanted) -> Option<String> {
    let Some(at) = meta.field(wanted.name) else {
        return Some(format!("there is no `{}` of type {}", wanted.name, wanted.what));
    };
    let field = &meta.fields[usize::from(at)];
    match () {
        () if !(wanted.is)(field.kind) => Some(format!("`{}` is not of type {}", wanted.name, wanted.what)),
        () if wanted.nullable && !field.nullable => Some(format!("`{}` must be an `Option`", wanted.name)),
        () if field.column != field.name => Some(format!("`{}` has a column of another name", wanted.name)),
        () => None,
    }
}
