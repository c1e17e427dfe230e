//! Taking devices in from a source: which device each record is about, and what follows, for a batch at a time.
//!
//! The same identities as the product's: a device is recognized by the number that another system has for it, then by
//! its MAC address, and one that nobody knows gets a key that follows from what it is first known by. Who had the
//! address of one that moves there loses it. Records that would make one of two known devices are refused: merging
//! them is not done here.

use std::collections::{BTreeMap, HashMap};

use dire::{Identifier, Kind, Partition};
use sqlx::{QueryBuilder, Row as _, Sqlite, SqliteConnection};

use super::batch::{self, Place, Seen};
use super::moment::Moment;
use super::refused::{Refused, Result};
use super::store::Store;

/// What a source says of one device.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// The source's number.
    pub number: String,
    /// Its address.
    pub ip: String,
    /// Its MAC address, twelve hexadecimal digits.
    pub mac: String,
    /// What it calls itself.
    pub hostname: String,
    /// Facts.
    pub metadata: BTreeMap<String, String>,
    /// When the source was asked.
    pub seen_at: Moment,
}

/// A batch's identifiers, and the device that each means from now on.
#[derive(Default)]
struct Means {
    kinds: Vec<&'static str>,
    values: Vec<String>,
    devices: Vec<String>,
    confidences: Vec<&'static str>,
}

/// What a batch came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Records.
    pub records: usize,
    /// Devices that nobody knew.
    pub added: usize,
    /// Addresses that went from one device to another.
    pub moved: usize,
}

const SOURCE: &str = "netbox";
const LOOK_UP: &str = "select i.identifier_type, i.identifier_value, i.device_uid from unnest($3::text[], $4::text[]) \
    as w (kind, value) join device_identifiers i on i.tenant_id = $1 and i.partition_id = $2 and \
    i.identifier_type = w.kind and i.identifier_value = w.value";
const ROB: &str = "update devices set ip = null, modified_time = $3 where tenant_id = $1 and partition_id = $2 \
    and ip = any($4) and uid <> all($5)";
const REGISTER: &str = "insert into device_identifiers (tenant_id, partition_id, device_uid, identifier_type, \
    identifier_value, confidence, source, first_seen, last_seen) select $1, $2, r.device, r.kind, r.value, r.confidence, $4, \
    $3, $3 from unnest($5::text[], $6::text[], $7::text[], $8::text[]) as r (device, kind, value, confidence) \
    on conflict (tenant_id, partition_id, identifier_type, identifier_value) do update set \
    device_uid = excluded.device_uid, last_seen = greatest(device_identifiers.last_seen, excluded.last_seen)";
const ENTER: &str = "insert into device_intakes (tenant_id, name, inserted_at, updated_at) values ($1, 'inventory', $2, $2) \
    on conflict (tenant_id, name) do update set batches = device_intakes.batches + 1, updated_at = $2";
const COUNT: &str = "update device_intakes set records = records + $2, added = added + $3, churned = churned + $4 \
    where tenant_id = $1 and name = 'inventory'";

impl Store {
    /// Takes a batch in, in one transaction; `slug` is the partition's, which is part of new keys.
    pub async fn take_in(&self, place: Place, slug: &str, sightings: &[Sighting]) -> Result<Came> {
        let wanted = identifiers(slug, sightings);
        match self {
            Store::Postgres(pool) => {
                let mut transaction = pool.begin().await?;
                sqlx::query(ENTER).bind(place.tenant).bind(place.now).execute(&mut *transaction).await?;
                let flat = || wanted.iter().flatten();
                let kinds: Vec<&str> = flat().map(|identifier| identifier.kind.as_str()).collect();
                let values: Vec<&str> = flat().map(|identifier| &*identifier.value).collect();
                let query = sqlx::query(LOOK_UP).bind(place.tenant).bind(place.partition).bind(kinds).bind(values);
                let rows = query.fetch_all(&mut *transaction).await?;
                let known = rows.iter().map(|row| ((row.get(0), row.get(1)), row.get(2))).collect();
                let (seen, means, added) = resolve(place, slug, (sightings, &wanted), &known)?;
                let ips: Vec<_> = seen.iter().map(|seen| seen.ip.as_deref()).collect();
                let uids: Vec<_> = seen.iter().map(|seen| seen.uid.as_str()).collect();
                let query = sqlx::query(ROB).bind(place.tenant).bind(place.partition).bind(place.now);
                let moved = query.bind(ips).bind(uids).execute(&mut *transaction).await?.rows_affected() as usize;
                batch::on_postgres(&mut transaction, place, &seen).await?;
                let query = sqlx::query(REGISTER).bind(place.tenant).bind(place.partition).bind(place.now).bind(SOURCE);
                let query = query.bind(&means.devices).bind(&means.kinds).bind(&means.values).bind(&means.confidences);
                query.execute(&mut *transaction).await?;
                let came = Came { records: sightings.len(), added, moved };
                let query = sqlx::query(COUNT).bind(place.tenant).bind(came.records as i64);
                query.bind(added as i64).bind(moved as i64).execute(&mut *transaction).await?;
                transaction.commit().await?;
                Ok(came)
            }
            Store::Sqlite { writer, .. } => {
                let mut transaction = writer.begin_with("begin immediate").await?;
                sqlx::query(ENTER).bind(place.tenant).bind(place.now).execute(&mut *transaction).await?;
                let known = known(&mut transaction, place, &wanted).await?;
                let (seen, means, added) = resolve(place, slug, (sightings, &wanted), &known)?;
                let moved = rob(&mut transaction, place, &seen).await?;
                batch::on_sqlite(&mut transaction, place, &seen).await?;
                register(&mut transaction, place, &means).await?;
                let came = Came { records: sightings.len(), added, moved };
                let query = sqlx::query(COUNT).bind(place.tenant).bind(came.records as i64);
                query.bind(added as i64).bind(moved as i64).execute(&mut *transaction).await?;
                transaction.commit().await?;
                Ok(came)
            }
        }
    }
}

/// The strong identifiers of each record, the best first.
fn identifiers(slug: &str, sightings: &[Sighting]) -> Vec<[Identifier; 3]> {
    let partition = Partition::named(slug);
    let of = |sighting: &Sighting| {
        let number = format!("netbox:{}", sighting.number);
        [
            Identifier::new(partition.clone(), Kind::IntegrationId, number),
            Identifier::new(partition.clone(), Kind::NetboxDeviceId, sighting.number.as_str()),
            Identifier::new(partition.clone(), Kind::Mac, sighting.mac.as_str()),
        ]
    };
    sightings.iter().map(of).collect()
}

type Known = HashMap<(String, String), String>;

/// Decides which device each record is about.
fn resolve(
    place: Place,
    slug: &str,
    (sightings, wanted): (&[Sighting], &[[Identifier; 3]]),
    known: &Known,
) -> Result<(Vec<Seen>, Means, usize)> {
    let (partition, mut means, mut added) = (Partition::named(slug), Means::default(), 0);
    let mut seen = Vec::with_capacity(sightings.len());
    for (sighting, identifiers) in sightings.iter().zip(wanted) {
        let meant = |identifier: &Identifier| {
            known.get(&(identifier.kind.as_str().to_owned(), identifier.value.to_string())).cloned()
        };
        let mut found = identifiers.iter().filter_map(meant);
        let first = found.next();
        if found.any(|other| Some(other) != first) {
            return Err(Refused::Invalid("a record is about two devices"));
        }
        let uid = first.unwrap_or_else(|| {
            added += 1;
            dire::device_id(place.tenant, &partition, identifiers, 0).to_string()
        });
        for identifier in identifiers {
            means.kinds.push(identifier.kind.as_str());
            means.values.push(identifier.value.to_string());
            means.devices.push(uid.clone());
            means.confidences.push(match identifier.confidence() {
                dire::Confidence::Strong => "strong",
                dire::Confidence::Medium => "medium",
                dire::Confidence::Weak => "weak",
            });
        }
        let said = |name: &str| sighting.metadata.get(name).cloned();
        seen.push(Seen {
            uid,
            identified: true,
            type_name: said("role"),
            name: None,
            hostname: Some(sighting.hostname.clone()),
            ip: Some(sighting.ip.clone()),
            mac: Some(sighting.mac.clone()),
            vendor_name: said("manufacturer"),
            model: said("model"),
            os: None,
            risk_score: None,
            poller_id: None,
            sources: format!("[\"{SOURCE}\"]"),
            metadata: serde_json::to_string(&sighting.metadata).map_err(|_| Refused::Invalid("facts"))?,
            first: sighting.seen_at,
            last: sighting.seen_at,
        });
    }
    Ok((seen, means, added))
}

async fn known(connection: &mut SqliteConnection, place: Place, wanted: &[[Identifier; 3]]) -> Result<Known> {
    let mut select = QueryBuilder::<Sqlite>::new("with w (kind, value) as (");
    select.push_values(wanted.iter().flatten(), |mut row, identifier| {
        row.push_bind(identifier.kind.as_str()).push_bind(&*identifier.value);
    });
    select.push(
        // `cross` keeps the order: from the few that are asked for to those that are there.
        ") select i.identifier_type, i.identifier_value, i.device_uid from w cross join device_identifiers i \
         on i.identifier_type = w.kind and i.identifier_value = w.value where i.tenant_id = ",
    );
    select.push_bind(place.tenant).push(" and i.partition_id = ").push_bind(place.partition);
    let rows = select.build().fetch_all(connection).await?;
    Ok(rows.iter().map(|row| ((row.get(0), row.get(1)), row.get(2))).collect())
}

async fn rob(connection: &mut SqliteConnection, place: Place, seen: &[Seen]) -> Result<usize> {
    let mut update = QueryBuilder::<Sqlite>::new("update devices set ip = null, modified_time = ");
    update.push_bind(place.now).push(" where tenant_id = ").push_bind(place.tenant);
    update.push(" and partition_id = ").push_bind(place.partition).push(" and ip in (");
    let mut ips = update.separated(", ");
    for seen in seen {
        ips.push_bind(&seen.ip);
    }
    update.push(") and uid not in (");
    let mut uids = update.separated(", ");
    for seen in seen {
        uids.push_bind(&seen.uid);
    }
    update.push(")");
    Ok(update.build().execute(connection).await?.rows_affected() as usize)
}

async fn register(connection: &mut SqliteConnection, place: Place, means: &Means) -> Result<()> {
    let mut insert = QueryBuilder::<Sqlite>::new(
        "insert into device_identifiers (tenant_id, partition_id, device_uid, identifier_type, identifier_value, \
         confidence, source, first_seen, last_seen) ",
    );
    insert.push_values(0..means.kinds.len(), |mut row, at| {
        row.push_bind(place.tenant).push_bind(place.partition).push_bind(&means.devices[at]);
        row.push_bind(means.kinds[at]).push_bind(&means.values[at]).push_bind(means.confidences[at]);
        row.push_bind(SOURCE).push_bind(place.now).push_bind(place.now);
    });
    insert.push(
        " on conflict (tenant_id, partition_id, identifier_type, identifier_value) do update set \
         device_uid = excluded.device_uid, last_seen = max(last_seen, excluded.last_seen)",
    );
    insert.build().execute(connection).await.map(drop)?;
    Ok(())
}
