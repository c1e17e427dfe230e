//! The statements. Each text is a constant, so the drivers prepare it once per connection.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use serde_json::value::RawValue;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::types::Json;

use super::actor::Actor;
use super::cells::Cells;
use super::document::{self, Asked};
use super::moment::Moment;
use super::refused::{Refused, Result};
use super::{Device, Identifier, NewDevice, Poller, device, identifier, ocsf, poller};

/// The database: one pool on Postgres; on SQLite one writer and several readers, as the engine has it.
#[derive(Clone, Debug)]
pub enum Store {
    /// Postgres
    Postgres(PgPool),
    /// SQLite
    Sqlite {
        /// The only connection that writes.
        writer: SqlitePool,
        /// Connections that read.
        readers: SqlitePool,
    },
}

/// A device with what belongs to it.
#[derive(Clone, Debug)]
pub struct Related {
    /// The device.
    pub device: Device,
    /// The poller that looks after it.
    pub poller: Option<Arc<Poller>>,
    /// What it is recognized by.
    pub identifiers: Vec<Identifier>,
}

/// Reads from whichever database it is; the body is compiled for both kinds of rows.
macro_rules! read {
    ($store:expr, $text:expr, [$($bind:expr),*], $rows:ident => $body:expr) => {
        match $store {
            Store::Postgres(pool) => {
                let $rows = sqlx::query($text)$(.bind($bind))*.fetch_all(pool).await?;
                $body
            }
            Store::Sqlite { readers, .. } => {
                let $rows = sqlx::query($text)$(.bind($bind))*.fetch_all(readers).await?;
                $body
            }
        }
    };
}
pub(super) use read;

const GET: &str = concat!("select ", device::columns!(), " from devices where tenant_id = $1 and uid = $2");
const GET_CONFINED: &str =
    concat!("select ", device::columns!(), " from devices where tenant_id = $1 and uid = $2 and partition_id = $3");
const AVAILABLE: &str = concat!(
    "select ",
    device::columns!(),
    " from devices where tenant_id = $1 and is_available \
     order by last_seen_time desc, uid limit $2"
);
const AVAILABLE_CONFINED: &str = concat!(
    "select ",
    device::columns!(),
    " from devices where tenant_id = $1 and is_available and partition_id = $3 \
     order by last_seen_time desc, uid limit $2"
);
const PAGE: &str = concat!("select ", device::columns!(), " from devices where tenant_id = $1 order by uid limit $2");
const PAGE_CONFINED: &str = concat!(
    "select ",
    device::columns!(),
    " from devices where tenant_id = $1 and partition_id = $3 order by uid limit $2"
);
const POLLERS: &str = concat!("select ", poller::columns!(), " from pollers where tenant_id = $1 and id = any($2)");
const POLLERS_CONFINED: &str = concat!(
    "select ",
    poller::columns!(),
    " from pollers where tenant_id = $1 and id = any($2) \
     and (partition_id is null or partition_id = $3)"
);
const POLLERS_LISTED: &str = concat!(
    "select ",
    poller::columns!(),
    " from pollers where tenant_id = $1 and id in (select value from json_each($2))"
);
const POLLERS_LISTED_CONFINED: &str = concat!(
    "select ",
    poller::columns!(),
    " from pollers where tenant_id = $1 and id in (select value from json_each($2)) \
     and (partition_id is null or partition_id = $3)"
);
const IDENTIFIERS: &str = concat!(
    "select ",
    identifier::columns!(),
    " from device_identifiers where tenant_id = $1 and device_uid = any($2) \
     order by id"
);
const IDENTIFIERS_CONFINED: &str = concat!(
    "select ",
    identifier::columns!(),
    " from device_identifiers where tenant_id = $1 and device_uid = any($2) \
     and partition_id = $3 order by id"
);
const IDENTIFIERS_LISTED: &str = concat!(
    "select ",
    identifier::columns!(),
    " from device_identifiers where tenant_id = $1 \
     and device_uid in (select value from json_each($2)) order by id"
);
const IDENTIFIERS_LISTED_CONFINED: &str = concat!(
    "select ",
    identifier::columns!(),
    " from device_identifiers where tenant_id = $1 \
     and device_uid in (select value from json_each($2)) and partition_id = $3 order by id"
);
const INSERT: &str = concat!(
    "insert into devices (tenant_id, ",
    device::columns!(),
    ") values ($1, $2, $3, 'discovered', $4, $5, $6, $7, $8, \
     $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21, $21, $21, $22, $23, $24, $25, $26, $27, $28, \
     $29, $30, $31, $32, $33, $34, null) returning ",
    device::columns!()
);

/// Reads in the actor's partition, if there is one, or in the whole tenant.
macro_rules! read_within {
    ($store:expr, $actor:expr, $open:expr, $confined:expr, [$($bind:expr),*], $rows:ident => $body:expr) => {
        match $actor.partition {
            None => read!($store, $open, [$actor.tenant $(, $bind)*], $rows => $body),
            Some(partition) => read!($store, $confined, [$actor.tenant $(, $bind)*, partition], $rows => $body),
        }
    };
}

impl Store {
    /// Opens a database with as many connections, and settings, as the engine's.
    pub async fn connect(url: &str, connections: u32) -> Result<Store> {
        if url.starts_with("postgres") {
            let options: PgConnectOptions = url.parse()?;
            let pool = PgPoolOptions::new().max_connections(connections).test_before_acquire(false);
            return Ok(Store::Postgres(pool.connect_with(options.statement_cache_capacity(500)).await?));
        }
        let options = url.parse::<SqliteConnectOptions>()?;
        let options = options
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .statement_cache_capacity(500);
        let pool = |most| SqlitePoolOptions::new().max_connections(most).test_before_acquire(false);
        let writer = pool(1).connect_with(options.clone()).await?;
        Ok(Store::Sqlite { writer, readers: pool(connections).connect_with(options).await? })
    }

    /// One device.
    pub async fn device(&self, actor: &Actor, uid: &str) -> Result<Device> {
        actor.may_read()?;
        read_within!(self, actor, GET, GET_CONFINED, [uid], rows => {
            Device::read(rows.first().ok_or(Refused::NotFound)?)
        })
    }

    /// The document of one device.
    pub async fn device_document(&self, actor: &Actor, uid: &str, path: &str) -> Result<Vec<u8>> {
        actor.may_read()?;
        read_within!(self, actor, GET, GET_CONFINED, [uid], rows => {
            document::of_device(rows.first().ok_or(Refused::NotFound)?, path)
        })
    }

    /// Devices that answer, those that were seen last first.
    pub async fn available(&self, actor: &Actor, limit: i64) -> Result<Vec<Device>> {
        actor.may_read()?;
        read_within!(self, actor, AVAILABLE, AVAILABLE_CONFINED, [limit + 1], rows => {
            rows.iter().take(limit as usize).map(Device::read).collect()
        })
    }

    /// The document of devices that answer.
    pub async fn available_document(&self, actor: &Actor, limit: i64, asked: &Asked<'_>) -> Result<Vec<u8>> {
        actor.may_read()?;
        read_within!(self, actor, AVAILABLE, AVAILABLE_CONFINED, [limit + 1], rows => {
            document::of_devices(&rows, limit as usize, asked)
        })
    }

    /// Devices with their pollers and identifiers.
    pub async fn related(&self, actor: &Actor, limit: i64) -> Result<Vec<Related>> {
        actor.may_read()?;
        read_within!(self, actor, PAGE, PAGE_CONFINED, [limit + 1], rows => {
            let devices = rows.iter().take(limit as usize).map(Device::read).collect::<Result<Vec<_>>>()?;
            self.relate(actor, devices).await
        })
    }

    async fn relate(&self, actor: &Actor, devices: Vec<Device>) -> Result<Vec<Related>> {
        let mut pollers: Vec<&str> = devices.iter().filter_map(|device| device.poller_id.as_deref()).collect();
        pollers.sort_unstable();
        pollers.dedup();
        let pollers: HashMap<String, Arc<Poller>> = self
            .pollers(actor, &pollers, Poller::read, Poller::read)
            .await?
            .into_iter()
            .map(|poller| (poller.id.clone(), Arc::new(poller)))
            .collect();
        let uids: Vec<&str> = devices.iter().map(|device| device.uid.as_str()).collect();
        let mut by_device: HashMap<String, Vec<Identifier>> = HashMap::with_capacity(devices.len());
        for identifier in self.identifiers(actor, &uids, Identifier::read, Identifier::read).await? {
            match by_device.get_mut(&identifier.device_uid) {
                Some(identifiers) => identifiers.push(identifier),
                None => drop(by_device.insert(identifier.device_uid.clone(), vec![identifier])),
            }
        }
        let relate = |device: Device| Related {
            poller: device.poller_id.as_ref().and_then(|id| pollers.get(id)).cloned(),
            identifiers: by_device.remove(&device.uid).unwrap_or_default(),
            device,
        };
        Ok(devices.into_iter().map(relate).collect())
    }

    /// The document of devices with their pollers and identifiers.
    pub async fn related_document(&self, actor: &Actor, limit: i64, asked: &Asked<'_>) -> Result<Vec<u8>> {
        actor.may_read()?;
        read_within!(self, actor, PAGE, PAGE_CONFINED, [limit + 1], rows => {
            let page = &rows[..rows.len().min(limit as usize)];
            let mut pollers = page.iter().filter_map(|row| row.text(33).transpose()).collect::<std::result::Result<Vec<_>, _>>()?;
            pollers.sort_unstable();
            pollers.dedup();
            let uids = page.iter().map(|row| row.given_text(0)).collect::<std::result::Result<Vec<_>, _>>()?;
            let now = asked.now;
            let pollers =
                self.pollers(actor, &pollers, |row| poller_object(row, now), |row| poller_object(row, now)).await?;
            let identifiers = self.identifiers(actor, &uids, keyed, keyed).await?;
            document::with_related(&rows, limit as usize, asked, (&pollers, &identifiers))
        })
    }

    async fn pollers<T>(
        &self,
        actor: &Actor,
        ids: &[&str],
        postgres: impl Fn(&sqlx::postgres::PgRow) -> Result<T>,
        sqlite: impl Fn(&sqlx::sqlite::SqliteRow) -> Result<T>,
    ) -> Result<Vec<T>> {
        match self {
            Store::Postgres(pool) => {
                let query = match actor.partition {
                    None => sqlx::query(POLLERS).bind(actor.tenant).bind(ids),
                    Some(partition) => sqlx::query(POLLERS_CONFINED).bind(actor.tenant).bind(ids).bind(partition),
                };
                query.fetch_all(pool).await?.iter().map(postgres).collect()
            }
            Store::Sqlite { readers, .. } => {
                let query = match actor.partition {
                    None => sqlx::query(POLLERS_LISTED).bind(actor.tenant).bind(Json(ids)),
                    Some(partition) => {
                        sqlx::query(POLLERS_LISTED_CONFINED).bind(actor.tenant).bind(Json(ids)).bind(partition)
                    }
                };
                query.fetch_all(readers).await?.iter().map(sqlite).collect()
            }
        }
    }

    async fn identifiers<T>(
        &self,
        actor: &Actor,
        uids: &[&str],
        postgres: impl Fn(&sqlx::postgres::PgRow) -> Result<T>,
        sqlite: impl Fn(&sqlx::sqlite::SqliteRow) -> Result<T>,
    ) -> Result<Vec<T>> {
        match self {
            Store::Postgres(pool) => {
                let query = match actor.partition {
                    None => sqlx::query(IDENTIFIERS).bind(actor.tenant).bind(uids),
                    Some(partition) => sqlx::query(IDENTIFIERS_CONFINED).bind(actor.tenant).bind(uids).bind(partition),
                };
                query.fetch_all(pool).await?.iter().map(postgres).collect()
            }
            Store::Sqlite { readers, .. } => {
                let query = match actor.partition {
                    None => sqlx::query(IDENTIFIERS_LISTED).bind(actor.tenant).bind(Json(uids)),
                    Some(partition) => {
                        sqlx::query(IDENTIFIERS_LISTED_CONFINED).bind(actor.tenant).bind(Json(uids)).bind(partition)
                    }
                };
                query.fetch_all(readers).await?.iter().map(sqlite).collect()
            }
        }
    }

    /// Adds a device.
    pub async fn create_device(&self, actor: &Actor, device: NewDevice) -> Result<Device> {
        self.insert(actor, device, Device::read, Device::read).await
    }

    /// Adds a device; the document that answers, with `path` before the key in its link.
    pub async fn create_device_document(&self, actor: &Actor, device: NewDevice, path: &str) -> Result<Vec<u8>> {
        let path = format!("{path}/{}", device.uid);
        self.insert(actor, device, |row| document::of_device(row, &path), |row| document::of_device(row, &path)).await
    }

    async fn insert<T>(
        &self,
        actor: &Actor,
        mut new: NewDevice,
        postgres: impl Fn(&sqlx::postgres::PgRow) -> Result<T>,
        sqlite: impl Fn(&sqlx::sqlite::SqliteRow) -> Result<T>,
    ) -> Result<T> {
        actor.may_add_device(new.partition_id)?;
        new.check()?;
        let known = &new.known;
        let kind = match &known.type_id {
            Some(name) => ocsf::kind_number(name).ok_or(Refused::Invalid("there is no such kind of device"))?,
            None => 0,
        };
        let risk = known
            .risk_level_id
            .as_deref()
            .map(|name| ocsf::risk_number(name).ok_or(Refused::Invalid("there is no such risk")));
        let (risk, metadata) = (risk.transpose()?, metadata(known.metadata.as_deref())?);
        macro_rules! insert {
            ($pool:expr, $read:expr) => {{
                let query = sqlx::query(INSERT).bind(actor.tenant).bind(&new.uid).bind(new.partition_id).bind(kind);
                let query = query.bind(&known.type_name).bind(&known.name).bind(&known.hostname).bind(&known.ip);
                let query = query.bind(&known.mac).bind(&known.uid_alt).bind(&known.domain).bind(&known.zone);
                let query = query.bind(&known.subnet_uid).bind(&known.vlan_uid).bind(&known.region);
                let query = query.bind(&known.vendor_name).bind(&known.model).bind(json(&known.os));
                let query = query.bind(json(&known.hw_info)).bind(Json(&known.network_interfaces)).bind(Moment::now());
                let query = query.bind(risk).bind(known.risk_score).bind(known.is_compliant).bind(known.is_trusted);
                let query = query.bind(json(&known.owner)).bind(json(&known.org)).bind(Json(&known.groups));
                let query = query.bind(Json(&known.agent_list)).bind(new.group_id).bind(&new.poller_id);
                let query = query.bind(Json(&known.discovery_sources)).bind(known.is_available.unwrap_or(false));
                let row = query.bind(Json(&*metadata)).fetch_one($pool).await?;
                $read(&row)
            }};
        }
        match self {
            Store::Postgres(pool) => insert!(pool, postgres),
            Store::Sqlite { writer, .. } => insert!(writer, sqlite),
        }
    }
}

fn keyed<R: Cells>(row: &R) -> Result<document::Keyed> {
    let mut object = Vec::with_capacity(500);
    identifier::object(&mut object, row)?;
    Ok(document::Keyed { device: row.given_text(1)?.to_owned(), id: row.big(0)?.unwrap_or_default(), object })
}

fn poller_object<R: Cells>(row: &R, now: Moment) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(600);
    poller::object(&mut out, row, now)?;
    Ok(out)
}

fn json<T: Serialize>(value: &Option<T>) -> Option<Json<&T>> {
    value.as_ref().map(Json)
}

fn metadata(given: Option<&RawValue>) -> Result<std::borrow::Cow<'_, RawValue>> {
    Ok(match given {
        Some(given) => std::borrow::Cow::Borrowed(given),
        None => std::borrow::Cow::Owned(RawValue::from_string("{}".to_owned())?),
    })
}
