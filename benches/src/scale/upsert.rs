//! Many devices through one bulk action, new ones and known ones.

use std::time::Duration;

use anyhow::{Result, ensure};
use futures::stream;
use generated::inventory::device::{self, Ingest};
use resource_runtime::{Actor, Bulk};

use super::{Scale, Used, emptied, lines, same};
use crate::baseline::Moment;
use crate::baseline::batch::{Place, Seen};
use crate::measure::Outcome;
use crate::name;
use crate::report::Report;
use crate::world::{NewDevice, World};

/// Devices that nobody knew.
pub const NEW: &str = "bulk: upsert of new devices";
/// Devices that are there, with something else said of them.
pub const KNOWN: &str = "bulk: upsert of known devices";
/// Half the speed of a hand-written batch.
const TARGET: f64 = 0.5;
/// Rows in one statement, on both sides.
const BATCH: usize = 500;

const DUMP: &str = "select uid || ' ' || coalesce(hostname, '') || ' ' || coalesce(ip, '') || ' ' || coalesce(mac, '') \
    || ' ' || status || ' ' || coalesce(vendor_name, '') || ' ' || coalesce(cast(risk_score as text), '') || ' ' \
    || coalesce(poller_id, '') from devices order by uid";

/// Measures both sides in turn, each from an empty table.
pub async fn measure(world: &World, scale: Scale, report: &mut Report) -> Result<()> {
    let (mut new, mut known) = (Rounds::default(), Rounds::default());
    let mut dumps = [Vec::new(), Vec::new()];
    for round in 0..scale.rounds {
        for side in if round % 2 == 0 { [0, 1] } else { [1, 0] } {
            emptied(&world.store, &["devices"]).await?;
            for (pass, rounds) in [&mut new, &mut known].into_iter().enumerate() {
                let used = match side {
                    0 => ours(world, scale, pass).await?,
                    _ => by_hand(world, scale, pass).await?,
                };
                rounds.note(side, used);
            }
            dumps[side] = lines(&world.store, DUMP).await?;
        }
        same(&dumps[0], &dumps[1])?;
    }
    let database = name(world.dialect());
    report.add(database, NEW, new.outcome(TARGET));
    report.add(database, KNOWN, known.outcome(TARGET));
    Ok(())
}

/// What each side used in each round: ours, then the other one.
#[derive(Default)]
pub(super) struct Rounds {
    pub used: [Vec<Used>; 2],
}

impl Rounds {
    /// Keeps what a side used, and tells whoever waits.
    pub fn note(&mut self, side: usize, used: Used) {
        eprintln!("  {} {:.1?}", ["ours:", "the other side:"][side], used.time);
        self.used[side].push(used);
    }

    pub fn outcome(&self, target: f64) -> Outcome {
        let times = |side: usize| self.used[side].iter().map(|used| used.time).collect::<Vec<_>>();
        let cpu = |side: usize| self.used[side].iter().map(|used| used.cpu).sum::<Duration>();
        Outcome::of_rounds(&times(0), &times(1), Some([cpu(0), cpu(1)])).with_target(target)
    }
}

fn devices(world: &World, scale: Scale, pass: usize) -> impl Iterator<Item = NewDevice> + '_ {
    (0..scale.devices).map(move |number| NewDevice {
        uid: format!("sr:device-{number:06}"),
        // Something else is said of the same device.
        number: number + pass,
        partition: world.seeded.partition,
        poller: Some(world.seeded.pollers[number % world.seeded.pollers.len()].as_str().into()),
    })
}

async fn ours(world: &World, scale: Scale, pass: usize) -> Result<Used> {
    let cx = world.engine.in_tenant(world.seeded.tenant, Actor::system("sync"));
    let inputs: Vec<Ingest> = devices(world, scale, pass).map(|device| device.ingest()).collect();
    let start = Used::start(None).await;
    let outcome = device::ingest_many(&cx, stream::iter(inputs), Bulk::default().chunk(BATCH)).await?.complete()?;
    let used = start.stop(None).await;
    let wanted = if pass == 0 { outcome.created } else { outcome.taken_over };
    ensure!(wanted == scale.devices as u64, "{outcome:?}");
    Ok(used)
}

async fn by_hand(world: &World, scale: Scale, pass: usize) -> Result<Used> {
    let inputs: Vec<Seen> = devices(world, scale, pass).map(|device| device.seen()).collect();
    let (tenant, partition) = (world.seeded.tenant, world.seeded.partition.uuid());
    let start = Used::start(None).await;
    let mut added = 0;
    for batch in inputs.chunks(BATCH) {
        added += world.store.upsert_devices(Place { tenant, partition, now: Moment::now() }, batch).await?;
    }
    let used = start.stop(None).await;
    ensure!(added == if pass == 0 { scale.devices } else { 0 }, "{added} devices were new");
    Ok(used)
}
