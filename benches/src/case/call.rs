//! Rust calls: a generated function against a hand-written one, each with a record as its answer.

use std::hint::black_box;
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use app::authenticate::ByToken;
use generated::infrastructure::poller::{self, Degrade, RestoreHealth};
use generated::inventory::{Device, device};
use resource_core::Id;
use resource_runtime::Cx;

use super::{Case, agreed, repeated};
use crate::baseline::store::Related;
use crate::baseline::{self, Actor, Moment, Store, Transition};
use crate::world::{NewDevice, Seeded, World, new_by_hand};

/// Rows of a page.
const PAGE: u32 = 50;

/// Both sides with what they need, cheap to clone into futures.
#[derive(Clone)]
struct Sides {
    cx: Cx,
    store: Store,
    actor: Arc<Actor>,
    seeded: Arc<Seeded>,
    by_token: ByToken,
}

pub(super) fn cases(world: &World) -> Vec<Case> {
    let sides = Sides {
        cx: world.cx(),
        store: world.store.clone(),
        actor: Arc::new(world.actor()),
        seeded: Arc::new(world.seeded.clone()),
        by_token: ByToken::default(),
    };
    vec![sides.get(), sides.list(), sides.include(), sides.transition(), sides.create(), sides.authenticate()]
}

/// Runs `$body` with its own handles to the sides for every repetition.
macro_rules! with {
    ($sides:expr, |$own:ident, $turn:ident| $body:expr) => {{
        let sides = $sides.clone();
        repeated(move |$turn| {
            let $own = sides.clone();
            async move {
                black_box($body);
                Ok(())
            }
        })
    }};
}

impl Sides {
    fn uid(&self, turn: u64) -> &str {
        &self.seeded.devices[turn as usize * 7 % self.seeded.devices.len()]
    }

    fn get(&self) -> Case {
        let sides = self.clone();
        Case {
            name: "call: get".to_owned(),
            ours: with!(self, |own, turn| device::get(&own.cx, &Id::new(own.uid(turn).to_owned())).await?),
            baseline: with!(self, |own, turn| own.store.device(&own.actor, own.uid(turn)).await?),
            agreement: agreed(move || {
                let own = sides.clone();
                async move {
                    let ours = device::get(&own.cx, &Id::new(own.uid(3).to_owned())).await?;
                    same(&ours, &own.store.device(&own.actor, own.uid(3)).await?)
                }
            }),
        }
    }

    async fn listed(&self) -> Result<Vec<Device>> {
        let list = device::list(&self.cx).filter(Device::IS_AVAILABLE.eq(true));
        let list = list.sort_descending(Device::LAST_SEEN_TIME).sort(Device::UID).limit(PAGE);
        Ok(list.page().await?.records)
    }

    fn list(&self) -> Case {
        let sides = self.clone();
        Case {
            name: "call: list 50 filtered, sorted".to_owned(),
            ours: with!(self, |own, _turn| own.listed().await?),
            baseline: with!(self, |own, _turn| own.store.available(&own.actor, i64::from(PAGE)).await?),
            agreement: agreed(move || {
                let own = sides.clone();
                async move {
                    let (ours, baseline) =
                        (own.listed().await?, own.store.available(&own.actor, i64::from(PAGE)).await?);
                    same_rows(&ours, &baseline.iter().collect::<Vec<_>>())
                }
            }),
        }
    }

    async fn included(&self) -> Result<Vec<Device>> {
        let list = device::list(&self.cx).load(Device::POLLER).load(Device::IDENTIFIERS).limit(PAGE);
        Ok(list.page().await?.records)
    }

    fn include(&self) -> Case {
        let sides = self.clone();
        Case {
            name: "call: list 50 with two includes".to_owned(),
            ours: with!(self, |own, _turn| own.included().await?),
            baseline: with!(self, |own, _turn| own.store.related(&own.actor, i64::from(PAGE)).await?),
            agreement: agreed(move || {
                let own = sides.clone();
                async move {
                    let baseline = own.store.related(&own.actor, i64::from(PAGE)).await?;
                    let ours = own.included().await?;
                    same_rows(&ours, &baseline.iter().map(|related| &related.device).collect::<Vec<_>>())?;
                    ours.iter().zip(&baseline).try_for_each(|(ours, baseline)| same_related(ours, baseline))
                }
            }),
        }
    }

    /// Each side has its own half of the pollers, so that neither waits for the other's rows.
    fn poller(&self, half: usize, turn: u64) -> &str {
        let half_of = self.seeded.pollers.len() / 2;
        &self.seeded.pollers[half * half_of + turn as usize % half_of]
    }

    fn transition(&self) -> Case {
        let sides = self.clone();
        Case {
            name: "call: degrade and restore a poller".to_owned(),
            ours: with!(self, |own, turn| {
                let id = Id::new(own.poller(0, turn).to_owned());
                poller::degrade(&own.cx, &id, Degrade { reason: Some("slow".to_owned()) }).await?;
                poller::restore_health(&own.cx, &id, RestoreHealth { reason: None }).await?
            }),
            baseline: with!(self, |own, turn| {
                let (actor, id) = (&own.actor, own.poller(1, turn));
                own.store.transition(actor, Transition::Degrade, id, Some("slow")).await?;
                own.store.transition(actor, Transition::Restore, id, None).await?
            }),
            agreement: agreed(move || {
                let own = sides.clone();
                async move {
                    let (actor, key) = (&own.actor, own.poller(0, 0));
                    let id = Id::new(key.to_owned());
                    let ours = poller::degrade(&own.cx, &id, Degrade { reason: None }).await?;
                    ensure!(own.store.transition(actor, Transition::Degrade, key, None).await.is_err());
                    let restored = own.store.transition(actor, Transition::Restore, key, None).await?;
                    ensure!(poller::restore_health(&own.cx, &id, RestoreHealth { reason: None }).await.is_err());
                    let degraded = own.store.transition(actor, Transition::Degrade, key, None).await?;
                    poller::restore_health(&own.cx, &id, RestoreHealth { reason: None }).await?;
                    ensure!((restored.status.as_str(), degraded.status.as_str()) == ("healthy", "degraded"));
                    ensure!((&ours.id, ours.is_healthy) == (&degraded.id, degraded.is_healthy));
                    Ok(())
                }
            }),
        }
    }

    fn new_device(&self, prefix: &str, turn: u64) -> NewDevice {
        let poller = Some(Id::new(self.seeded.pollers[0].clone()));
        NewDevice { uid: format!("{prefix}-{turn}"), number: turn as usize, partition: self.seeded.partition, poller }
    }

    fn create(&self) -> Case {
        let sides = self.clone();
        let new = sides.new_device("template", 1);
        let (create, by_hand) = (new.create(), new_by_hand(&new));
        let (ours, baseline) = (self.clone(), self.clone());
        Case {
            name: "call: create".to_owned(),
            ours: repeated(move |turn| {
                let (own, mut create) = (ours.clone(), create.clone());
                create.uid = format!("zz-ours-{turn}");
                async move {
                    black_box(device::create(&own.cx, create).await?);
                    Ok(())
                }
            }),
            baseline: repeated(move |turn| {
                let (own, mut new) = (baseline.clone(), by_hand.clone());
                new.uid = format!("zz-hand-{turn}");
                async move {
                    black_box(own.store.create_device(&own.actor, new).await?);
                    Ok(())
                }
            }),
            agreement: agreed(move || {
                let own = sides.clone();
                async move {
                    let ours = device::create(&own.cx, own.new_device("zz-agree", 5).create()).await?;
                    let new = new_by_hand(&own.new_device("zz-agree-too", 5));
                    let mut baseline = own.store.create_device(&own.actor, new).await?;
                    let again = own.store.create_device(&own.actor, new_by_hand(&own.new_device("zz-agree", 5))).await;
                    ensure!(again.is_err(), "a key was taken twice");
                    // What differs by design: the key, and when each was made.
                    baseline.uid.clone_from(&ours.uid);
                    baseline.last_seen_time = Moment(ours.last_seen_time.micros());
                    same(&ours, &baseline)
                }
            }),
        }
    }

    fn authenticate(&self) -> Case {
        let sides = self.clone();
        Case {
            name: "call: authenticate a token".to_owned(),
            ours: with!(self, |own, _turn| own.by_token.context(own.cx.any().engine(), &own.seeded.key).await?),
            baseline: with!(self, |own, _turn| own.store.authenticate(&own.seeded.key).await?),
            agreement: agreed(move || {
                let own = sides.clone();
                async move {
                    let ours = own.by_token.context(own.cx.any().engine(), &own.seeded.key).await?;
                    let baseline = own.store.authenticate(&own.seeded.key).await?;
                    ensure!(ours.tenant() == baseline.tenant);
                    let wrong: String = own.seeded.key.chars().rev().collect();
                    ensure!(own.by_token.context(own.cx.any().engine(), &wrong).await.is_err());
                    ensure!(own.store.authenticate(&wrong).await.is_err());
                    Ok(())
                }
            }),
        }
    }
}

fn same_rows(ours: &[Device], baseline: &[&baseline::Device]) -> Result<()> {
    ensure!(ours.len() == baseline.len() && !ours.is_empty(), "{} and {} rows", ours.len(), baseline.len());
    ours.iter().zip(baseline).try_for_each(|(ours, baseline)| same(ours, baseline))
}

fn same(ours: &Device, baseline: &baseline::Device) -> Result<()> {
    let now = Moment::now();
    let metadata = serde_json::Value::Object(ours.metadata.0.clone());
    let os = ours.os.as_ref().map(|os| (&os.name, os.cpu_bits));
    ensure!(ours.uid == baseline.uid, "{} and {}", ours.uid, baseline.uid);
    ensure!(
        (&ours.name, &ours.hostname, &ours.ip, &ours.mac)
            == (&baseline.name, &baseline.hostname, &baseline.ip, &baseline.mac)
    );
    ensure!(ours.partition_id.uuid() == baseline.partition_id && ours.is_available == baseline.is_available);
    ensure!(ours.poller_id.as_ref().map(ToString::to_string) == baseline.poller_id);
    ensure!(ours.last_seen_time.micros() == baseline.last_seen_time.0);
    ensure!(os == baseline.os.as_ref().map(|os| (&os.name, os.cpu_bits)));
    ensure!(ours.network_interfaces.len() == baseline.network_interfaces.len());
    ensure!(ours.discovery_sources == baseline.discovery_sources && metadata == baseline.metadata);
    ensure!((ours.display_name.as_str(), ours.is_managed) == (baseline.display_name(), baseline.is_managed()));
    ensure!((ours.is_stale, ours.status_color.as_str()) == (baseline.is_stale(now), baseline.status_color(now)));
    Ok(())
}

fn same_related(ours: &Device, baseline: &Related) -> Result<()> {
    let poller = ours.poller.get().context("the poller was asked for")?;
    ensure!(poller.as_ref().map(|poller| &poller.id) == baseline.poller.as_ref().map(|poller| &poller.id));
    let identifiers = ours.identifiers.get().context("the identifiers were asked for")?;
    let values = |identifiers: &[baseline::Identifier]| -> Vec<(i64, String)> {
        identifiers.iter().map(|each| (each.id, each.identifier_value.clone())).collect()
    };
    let ours: Vec<_> = identifiers.iter().map(|each| (each.id, each.identifier_value.clone())).collect();
    ensure!(ours == values(&baseline.identifiers) && !ours.is_empty(), "{ours:?}");
    Ok(())
}
