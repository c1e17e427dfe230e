//! A source's devices taken in twice, the second time with the addresses of others.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use dire::{DeviceUpdate, Source};
use resource_runtime::{Actor, Cx};

use super::upsert::Rounds;
use super::{Scale, Used, emptied, lines, same, script};
use crate::baseline::Moment;
use crate::baseline::batch::Place;
use crate::baseline::intake::{Came, Sighting};
use crate::name;
use crate::report::{Measure, Report};
use crate::world::World;

/// The first time.
pub const FIRST: &str = "intake: devices that nobody knew";
/// The second time.
pub const SECOND: &str = "intake: the same with shuffled addresses";
/// Half the speed of what is written by hand for one source.
const TARGET: f64 = 0.5;
/// Records in one transaction, as many as the product gathers.
const BATCH: usize = 500;

const KEYS: &str = "select device_uid || ' ' || identifier_type || ' ' || identifier_value from device_identifiers \
    order by identifier_type, identifier_value";
const DEVICES: &str = "select uid || ' ' || coalesce(hostname, '') || ' ' || coalesce(ip, '') || ' ' || coalesce(mac, '') \
    || ' ' || status || ' ' || coalesce(vendor_name, '') || ' ' || coalesce(model, '') || ' ' || coalesce(type_name, '') \
    from devices order by uid";

/// Measures both sides in turn, each from an empty inventory.
pub async fn measure(world: &World, scale: Scale, report: &mut Report) -> Result<()> {
    let (mut first, mut second) = (Rounds::default(), Rounds::default());
    let (mut dumps, mut came) = ([Vec::new(), Vec::new()], [Came::default(); 2]);
    for round in 0..scale.rounds {
        for side in if round % 2 == 0 { [0, 1] } else { [1, 0] } {
            emptied(&world.store, &["device_alias_states", "device_identifiers", "devices", "device_intakes"]).await?;
            let mut keys = Vec::new();
            for (pass, rounds) in [&mut first, &mut second].into_iter().enumerate() {
                let start = Used::start(Some(&world.store)).await;
                came[side] = match side {
                    0 => ours(world, scale, pass).await?,
                    _ => by_hand(world, scale, pass).await?,
                };
                rounds.note(side, start.stop(Some(&world.store)).await);
                let found = lines(&world.store, KEYS).await?;
                ensure!(pass == 0 || found == keys, "the second time devices have other keys");
                keys = found;
            }
            ensure!((came[side].records, came[side].added) == (scale.devices, 0), "{:?}", came[side]);
            dumps[side] = lines(&world.store, DEVICES).await?;
            ensure!(dumps[side].len() == scale.devices, "there are {} devices", dumps[side].len());
            dumps[side].append(&mut keys);
        }
        same(&dumps[0], &dumps[1])?;
    }
    let database = name(world.dialect());
    for (case, rounds) in [(FIRST, first), (SECOND, second)] {
        report.add(database, case, rounds.outcome(TARGET));
        let of = |of: fn(&Used) -> Option<f64>, unit: &str| {
            [0, 1].map(|side| match rounds.used[side].iter().filter_map(of).reduce(f64::max) {
                Some(most) => format!("{most:.0} {unit}"),
                None => "-".to_owned(),
            })
        };
        let memory = of(|used| used.memory.map(|bytes| bytes as f64 / 1_048_576.0), "MiB");
        let share = of(Used::share, "%");
        report.measures.push(Measure::new(database, case, "most memory on top", memory));
        report.measures.push(Measure::new(database, case, "most of the time in the database", share));
    }
    Ok(())
}

/// The address of a device: each has one, and another one the second time.
fn address(scale: Scale, number: usize, pass: usize) -> String {
    // A step that shares no factor with the count walks through all numbers.
    let step = [1, 7_919][pass];
    let at = (number * step + pass * 17) % scale.devices;
    format!("10.{}.{}.{}", at / 65_536 % 256, at / 256 % 256, at % 256)
}

fn metadata(number: usize) -> BTreeMap<String, String> {
    [
        ("integration_type", "netbox".to_owned()),
        ("integration_id", number.to_string()),
        ("netbox_device_id", number.to_string()),
        ("manufacturer", "Dell".to_owned()),
        ("model", "PowerEdge R650".to_owned()),
        ("role", "Server".to_owned()),
        ("site", format!("site-{}", number % 40)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

fn mac(number: usize) -> String {
    format!("001A{number:08X}")
}

async fn ours(world: &World, scale: Scale, pass: usize) -> Result<Came> {
    let cx: Cx = world.engine.in_tenant(world.seeded.tenant, Actor::system("sync"));
    let mut came = Came::default();
    for from in (0..scale.devices).step_by(BATCH) {
        let updates = (from..scale.devices.min(from + BATCH)).map(|number| {
            let update = DeviceUpdate {
                device_id: None,
                partition: world.seeded.slug.clone(),
                source: Source::Netbox,
                ip: Some(address(scale, number, pass)),
                mac: Some(mac(number)),
                hostname: Some(format!("host-{number}")),
                metadata: metadata(number),
                seen_at: chrono::Utc::now(),
                is_available: None,
                is_deleted: false,
            };
            (number as u64, update)
        });
        let sums = app::sync::ingest(&cx, updates).await?.sums;
        came.records += sums.records as usize;
        came.added += sums.added as usize;
        came.moved += sums.churned as usize;
    }
    if pass == 0 {
        ensure!(came.added == scale.devices, "{came:?}");
    }
    Ok(came)
}

async fn by_hand(world: &World, scale: Scale, pass: usize) -> Result<Came> {
    let (tenant, partition) = (world.seeded.tenant, world.seeded.partition.uuid());
    let mut came = Came::default();
    for from in (0..scale.devices).step_by(BATCH) {
        let now = Moment::now();
        let sightings = (from..scale.devices.min(from + BATCH)).map(|number| Sighting {
            number: number.to_string(),
            ip: address(scale, number, pass),
            mac: mac(number),
            hostname: format!("host-{number}"),
            metadata: metadata(number),
            seen_at: now,
        });
        let sightings: Vec<Sighting> = sightings.collect();
        let batch = world.store.take_in(Place { tenant, partition, now }, &world.seeded.slug, &sightings).await?;
        came.records += batch.records;
        came.added += batch.added;
        came.moved += batch.moved;
        // As ours does: a database that takes the tables for empty goes through all of them for each row.
        if pass == 0 && (came.added / BATCH).is_power_of_two() && came.added.is_multiple_of(BATCH) {
            script(&world.store, "analyze devices; analyze device_identifiers").await?;
        }
    }
    if pass == 0 {
        ensure!(came.added == scale.devices, "{came:?}");
    }
    Ok(came)
}
