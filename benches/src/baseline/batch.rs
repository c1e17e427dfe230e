//! Many devices at once: rows that are new are added, others take over what is said of them.
//!
//! One statement for a batch: on Postgres over arrays, on SQLite with a list of rows. What a source does not say
//! stays as it is.

use sqlx::{Postgres, QueryBuilder, Row as _, Sqlite, SqliteConnection};
use uuid::Uuid;

use super::moment::Moment;
use super::refused::{Refused, Result};
use super::store::Store;

/// What a source says of one device. Documents are JSON.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its key.
    pub uid: String,
    /// Whether it is certain which machine it is.
    pub identified: bool,
    /// What kind of machine it is.
    pub type_name: Option<String>,
    /// What people call it.
    pub name: Option<String>,
    /// What it calls itself.
    pub hostname: Option<String>,
    /// Its address.
    pub ip: Option<String>,
    /// Its hardware address.
    pub mac: Option<String>,
    /// Who made it.
    pub vendor_name: Option<String>,
    /// Which model it is.
    pub model: Option<String>,
    /// Its operating system.
    pub os: Option<String>,
    /// How much of a risk it is.
    pub risk_score: Option<i32>,
    /// Who looks after it.
    pub poller_id: Option<String>,
    /// A list of sources.
    pub sources: String,
    /// Facts beyond that; they join those that are known.
    pub metadata: String,
    /// When it was seen first.
    pub first: Moment,
    /// When it was seen last.
    pub last: Moment,
}

const POSTGRES: &str = "insert into devices (tenant_id, partition_id, uid, status, type_name, name, hostname, ip, mac, \
    vendor_name, model, os, risk_score, poller_id, discovery_sources, metadata, is_available, first_seen_time, \
    last_seen_time, created_time, modified_time) \
    select $1, $2, r.uid, case when r.identified then 'identified' else 'discovered' end, r.type_name, r.name, r.hostname, \
    r.ip, r.mac, r.vendor_name, r.model, r.os::jsonb, r.risk_score, r.poller_id, r.sources::jsonb, r.metadata::jsonb, false, \
    timestamptz 'epoch' + r.first * interval '1 microsecond', timestamptz 'epoch' + r.last * interval '1 microsecond', $3, $3 \
    from unnest($4::text[], $5::bool[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], \
    $12::text[], $13::text[], $14::int[], $15::text[], $16::text[], $17::text[], $18::bigint[], $19::bigint[]) \
    as r (uid, identified, type_name, name, hostname, ip, mac, vendor_name, model, os, risk_score, poller_id, sources, \
    metadata, first, last) \
    on conflict (tenant_id, uid) do update set type_name = coalesce(excluded.type_name, devices.type_name), \
    name = coalesce(excluded.name, devices.name), hostname = coalesce(excluded.hostname, devices.hostname), \
    ip = coalesce(excluded.ip, devices.ip), mac = coalesce(excluded.mac, devices.mac), \
    vendor_name = coalesce(excluded.vendor_name, devices.vendor_name), model = coalesce(excluded.model, devices.model), \
    os = coalesce(excluded.os, devices.os), risk_score = coalesce(excluded.risk_score, devices.risk_score), \
    poller_id = coalesce(excluded.poller_id, devices.poller_id), \
    discovery_sources = case when devices.discovery_sources @> excluded.discovery_sources then devices.discovery_sources \
    else devices.discovery_sources || excluded.discovery_sources end, metadata = devices.metadata || excluded.metadata, \
    first_seen_time = least(excluded.first_seen_time, devices.first_seen_time), \
    last_seen_time = greatest(excluded.last_seen_time, devices.last_seen_time), modified_time = $3 \
    returning xmax = 0";

const SQLITE_INSERT: &str = "insert into devices (tenant_id, partition_id, uid, status, type_name, name, hostname, ip, mac, \
    vendor_name, model, os, risk_score, poller_id, discovery_sources, metadata, is_available, first_seen_time, \
    last_seen_time, created_time, modified_time) ";

const SQLITE_CONFLICT: &str = " on conflict (tenant_id, uid) do update set \
    type_name = coalesce(excluded.type_name, type_name), name = coalesce(excluded.name, name), \
    hostname = coalesce(excluded.hostname, hostname), ip = coalesce(excluded.ip, ip), mac = coalesce(excluded.mac, mac), \
    vendor_name = coalesce(excluded.vendor_name, vendor_name), model = coalesce(excluded.model, model), \
    os = coalesce(excluded.os, os), risk_score = coalesce(excluded.risk_score, risk_score), \
    poller_id = coalesce(excluded.poller_id, poller_id), discovery_sources = case when discovery_sources = \
    excluded.discovery_sources then discovery_sources else (select json_group_array(value) from (select value from \
    json_each(discovery_sources) union select value from json_each(excluded.discovery_sources))) end, \
    metadata = json_patch(metadata, excluded.metadata), first_seen_time = min(excluded.first_seen_time, first_seen_time), \
    last_seen_time = max(excluded.last_seen_time, last_seen_time), modified_time = excluded.modified_time \
    returning created_time = modified_time";

/// Where devices go, and when it is.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The tenant.
    pub tenant: Uuid,
    /// The partition.
    pub partition: Uuid,
    /// Now.
    pub now: Moment,
}

impl Store {
    /// Writes a batch; how many of its devices are new. No device may be in it twice.
    pub async fn upsert_devices(&self, place: Place, batch: &[Seen]) -> Result<usize> {
        match self {
            Store::Postgres(pool) => on_postgres(&mut *pool.acquire().await?, place, batch).await,
            Store::Sqlite { writer, .. } => on_sqlite(&mut *writer.acquire().await?, place, batch).await,
        }
    }
}

/// Every text fits, as the API demands of everybody.
fn check(batch: &[Seen]) -> Result<()> {
    let fits = |text: &Option<String>| text.as_ref().is_none_or(|text| text.chars().count() <= 255);
    let of = |seen: &Seen| {
        (1..=255).contains(&seen.uid.len())
            && [&seen.type_name, &seen.name, &seen.hostname, &seen.ip, &seen.mac, &seen.vendor_name, &seen.model]
                .into_iter()
                .all(fits)
    };
    batch.iter().all(of).then_some(()).ok_or(Refused::Invalid("a text is too long"))
}

pub(super) async fn on_postgres(connection: &mut sqlx::PgConnection, place: Place, batch: &[Seen]) -> Result<usize> {
    check(batch)?;
    fn column<'a, T>(batch: &'a [Seen], of: impl Fn(&'a Seen) -> T) -> Vec<T> {
        batch.iter().map(of).collect()
    }
    let query = sqlx::query::<Postgres>(POSTGRES).bind(place.tenant).bind(place.partition).bind(place.now);
    let query = query.bind(column(batch, |seen| seen.uid.as_str())).bind(column(batch, |seen| seen.identified));
    let query =
        query.bind(column(batch, |seen| seen.type_name.as_deref())).bind(column(batch, |seen| seen.name.as_deref()));
    let query =
        query.bind(column(batch, |seen| seen.hostname.as_deref())).bind(column(batch, |seen| seen.ip.as_deref()));
    let query = query.bind(column(batch, |seen| seen.mac.as_deref()));
    let query = query.bind(column(batch, |seen| seen.vendor_name.as_deref()));
    let query = query.bind(column(batch, |seen| seen.model.as_deref())).bind(column(batch, |seen| seen.os.as_deref()));
    let query = query.bind(column(batch, |seen| seen.risk_score));
    let query = query.bind(column(batch, |seen| seen.poller_id.as_deref()));
    let query = query.bind(column(batch, |seen| seen.sources.as_str()));
    let query = query.bind(column(batch, |seen| seen.metadata.as_str()));
    let query = query.bind(column(batch, |seen| seen.first.0)).bind(column(batch, |seen| seen.last.0));
    let rows = query.fetch_all(connection).await?;
    Ok(rows.iter().filter(|row| row.get_unchecked::<bool, _>(0)).count())
}

pub(super) async fn on_sqlite(connection: &mut SqliteConnection, place: Place, batch: &[Seen]) -> Result<usize> {
    check(batch)?;
    let mut insert = QueryBuilder::<Sqlite>::new(SQLITE_INSERT);
    insert.push_values(batch, |mut row, seen| {
        row.push_bind(place.tenant).push_bind(place.partition).push_bind(&seen.uid);
        row.push_bind(if seen.identified { "identified" } else { "discovered" });
        row.push_bind(&seen.type_name).push_bind(&seen.name).push_bind(&seen.hostname).push_bind(&seen.ip);
        row.push_bind(&seen.mac).push_bind(&seen.vendor_name).push_bind(&seen.model).push_bind(&seen.os);
        row.push_bind(seen.risk_score).push_bind(&seen.poller_id).push_bind(&seen.sources).push_bind(&seen.metadata);
        row.push_bind(false).push_bind(seen.first).push_bind(seen.last).push_bind(place.now).push_bind(place.now);
    });
    insert.push(SQLITE_CONFLICT);
    let rows = insert.build().fetch_all(connection).await?;
    Ok(rows.iter().filter(|row| row.get_unchecked::<bool, _>(0)).count())
}
