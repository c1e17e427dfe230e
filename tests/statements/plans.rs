//! How Postgres answers every list that is declared: from an index in the order that is asked for, not by
//! reading and sorting the table.
//!
//! The plans are those of the statements as they were sent, which the server itself tells (`auto_explain`).

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use futures::future::{BoxFuture, FutureExt};
use generated::identity::{api_token, tenant, user};
use generated::infrastructure::{
    HealthEntity, PartitionEnvironment, Poller, PollerStatus, health_event, partition, poller,
};
use generated::inventory::{DeviceGroupType, device, device_group, device_identifier};
use resource_core::Id;
use resource_runtime::db::Dialect;
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::read::{Page, Select};
use resource_runtime::testing::TestCx;
use resource_runtime::{Cx, Db, Engine, Record, Result};
use sea_orm::ConnectionTrait;
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use crate::data;

/// Lists that read or sort more than they show, and why that is so for now.
const KNOWN: [(&str, &str); 8] = [
    ("identity.tenant.active", "the one tenant that is seen counts its users"),
    ("identity.tenant.list", "the one tenant that is seen counts its users"),
    ("identity.user.admins", "two roles are two stretches of the index, and administrators are few"),
    ("infrastructure.poller.by_partition", "it begins at the partition and sorts the pollers of that one"),
    ("inventory.device.by_ip", "few devices of a partition have had the same address"),
    ("inventory.device.by_mac", "few devices of a partition have had the same address"),
    ("inventory.device_group.root_groups", "to Postgres `IS NULL` is no equality, so the index by parent has no order"),
    (
        "inventory.device_identifier.lookup_any",
        "each name is a stretch of the index, and few have it; they are sorted by id",
    ),
];

/// The resources of which there are many rows here. The others' lists are still to be looked at.
const LOOKED_AT: [&str; 9] = [
    "identity.api_token",
    "identity.tenant",
    "identity.user",
    "infrastructure.health_event",
    "infrastructure.partition",
    "infrastructure.poller",
    "inventory.device",
    "inventory.device_group",
    "inventory.device_identifier",
];

/// How many rows of an index may be read and not shown, for a page of fifty or a hundred.
const MOST_PASSED_OVER: usize = 1000;

#[test]
fn lists_come_from_indexes() {
    let plans = Plans::default();
    let subscriber = tracing_subscriber::registry().with(plans.clone());
    tracing::subscriber::set_global_default(subscriber).expect("no other test listens");
    resource_runtime::testing::run(Dialect::Postgres, crate::setup, async |t: TestCx| check(&t, &plans).await);
}

async fn check(t: &TestCx, plans: &Plans) {
    let (tenant, other) = (t.tenant("a").id(), t.tenant("b").id());
    data::fill(t, tenant, other).await;
    let engine = explained(t).await;
    let mut admin = resource_runtime::Actor::system("test");
    admin.principals = vec![resource_runtime::Principal::role("super_admin")];
    admin.is_system = false;
    let cx = engine.in_tenant(tenant, admin);

    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, list) in lists(&cx) {
        plans.take();
        let rows = list.await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let plans = plans.take();
        assert!((1..=2).contains(&plans.len()), "{name}: {plans:#?}");
        assert!(rows > 0, "{name} shows nothing, so its plan means nothing");
        for (page, plan) in plans.iter().enumerate() {
            let costly = costly(plan);
            if !costly.is_empty() {
                println!("{name}, page {}: {}\n{plan}", page + 1, costly.join(", "));
            }
            found.entry(name).or_default().extend(costly);
        }
    }
    assert_eq!(found.keys().copied().collect::<Vec<_>>(), declared(), "every declared list is looked at");
    let slow: Vec<&str> = found.iter().filter(|(_, costly)| !costly.is_empty()).map(|(name, _)| *name).collect();
    tests::counts::tell(&format!(
        "{} lists over 20,000 rows; {} read or sort more than they show",
        found.len(),
        slow.len()
    ));
    assert_eq!(slow, KNOWN.map(|(name, _)| name));
}

/// Every list, with arguments for which there are rows.
fn lists(cx: &Cx) -> Vec<(&'static str, BoxFuture<'_, Result<usize>>)> {
    let place = Id::new(data::key(21));
    fn poller() -> Id<Poller, String> {
        Id::new("poller-11".to_owned())
    }
    fn entity() -> (HealthEntity, String) {
        (HealthEntity::Poller, "poller-12".to_owned())
    }
    vec![
        ("identity.api_token.active", shown(move || api_token::active(cx))),
        (
            "identity.api_token.by_user",
            shown(move || api_token::by_user(cx, api_token::ByUser { user: Id::new(data::key(11)) })),
        ),
        ("identity.api_token.list", shown(move || api_token::list(cx))),
        ("identity.tenant.active", shown(move || tenant::active(cx))),
        ("identity.tenant.list", shown(move || tenant::list(cx))),
        ("identity.user.admins", shown(move || user::admins(cx))),
        ("identity.user.list", shown(move || user::list(cx))),
        (
            "infrastructure.health_event.by_state",
            shown(move || health_event::by_state(cx, health_event::ByState { state: "offline".to_owned() })),
        ),
        ("infrastructure.health_event.current_status", {
            let call = || {
                let (entity_type, entity_id) = entity();
                health_event::current_status(cx, health_event::CurrentStatus { entity_type, entity_id })
            };
            shown(call)
        }),
        ("infrastructure.health_event.list", shown(move || health_event::list(cx))),
        (
            "infrastructure.health_event.recent",
            shown(move || {
                health_event::recent(cx, health_event::Recent { state: Some("degraded".to_owned()), entity_type: None })
            }),
        ),
        ("infrastructure.health_event.timeline", {
            let call = || {
                let (entity_type, entity_id) = entity();
                health_event::timeline(cx, health_event::Timeline { entity_type, entity_id, since: None })
            };
            shown(call)
        }),
        (
            "infrastructure.partition.by_environment",
            shown(move || {
                partition::by_environment(cx, partition::ByEnvironment { environment: PartitionEnvironment::Lab })
            }),
        ),
        (
            "infrastructure.partition.by_site",
            shown(move || partition::by_site(cx, partition::BySite { site: "site-5".to_owned() })),
        ),
        ("infrastructure.partition.enabled", shown(move || partition::enabled(cx))),
        ("infrastructure.partition.list", shown(move || partition::list(cx))),
        ("infrastructure.poller.active", shown(move || poller::active(cx))),
        (
            "infrastructure.poller.by_partition",
            shown(move || poller::by_partition(cx, poller::ByPartition { slug: "p21".to_owned() })),
        ),
        (
            "infrastructure.poller.by_partition_id",
            shown(move || poller::by_partition_id(cx, poller::ByPartitionId { partition: place })),
        ),
        (
            "infrastructure.poller.by_status",
            shown(move || poller::by_status(cx, poller::ByStatus { status: PollerStatus::Offline })),
        ),
        ("infrastructure.poller.list", shown(move || poller::list(cx))),
        ("infrastructure.poller.recently_seen", shown(move || poller::recently_seen(cx))),
        ("inventory.device.available", shown(move || device::available(cx))),
        (
            "inventory.device.by_ip",
            shown(move || device::by_ip(cx, device::ByIp { partition: place, ip: "10.0.1.0".to_owned() })),
        ),
        (
            "inventory.device.by_mac",
            shown(move || device::by_mac(cx, device::ByMac { partition: place, mac: "000000000001".to_owned() })),
        ),
        ("inventory.device.by_poller", shown(move || device::by_poller(cx, device::ByPoller { poller: poller() }))),
        ("inventory.device.list", shown(move || device::list(cx))),
        ("inventory.device.recently_seen", shown(move || device::recently_seen(cx))),
        (
            "inventory.device_group.by_type",
            shown(move || device_group::by_type(cx, device_group::ByType { group_type: DeviceGroupType::Function })),
        ),
        ("inventory.device_group.list", shown(move || device_group::list(cx))),
        ("inventory.device_group.root_groups", shown(move || device_group::root_groups(cx))),
        ("inventory.device_identifier.by_device", {
            let device = || Id::new("device-11".to_owned());
            shown(move || device_identifier::by_device(cx, device_identifier::ByDevice { device: device() }))
        }),
        ("inventory.device_identifier.list", shown(move || device_identifier::list(cx))),
        ("inventory.device_identifier.lookup_any", {
            let values = || (0..40).map(|n| format!("value-{}01", n)).collect();
            let input = move || device_identifier::LookupAny { partition: place, values: values() };
            shown(move || device_identifier::lookup_any(cx, input()))
        }),
    ]
}

/// How many records the first two pages show.
fn shown<'a, R: Record + Send + 'static>(list: impl Fn() -> Select<'a, R> + Send + 'a) -> BoxFuture<'a, Result<usize>> {
    async move {
        let Page { records, next, .. } = list().page().await?;
        let behind = match next {
            Some(next) => list().after(next).page().await?.records.len(),
            None => 0,
        };
        Ok(records.len() + behind)
    }
    .boxed()
}

/// The lists that the declarations have.
fn declared() -> Vec<&'static str> {
    let mut names = Vec::new();
    let looked_at = |name: &str| LOOKED_AT.contains(&name);
    for entry in generated::APPLICATION.resources.iter().filter(|entry| looked_at(entry.meta.name)) {
        for action in entry.meta.actions {
            if action.read.as_ref().is_some_and(|read| read.get.is_none()) {
                names.push(&*format!("{}.{}", entry.meta.name, action.name).leak());
            }
        }
    }
    names.sort_unstable();
    names
}

/// What a plan has that a list from an index has not. An incremental sort reads an index in order, and only
/// tells apart what is equal in it.
fn costly(plan: &str) -> Vec<String> {
    let mut costly = Vec::new();
    for line in plan.lines() {
        let node = line.split_once("  (cost=").map_or("", |(node, _)| node.trim().trim_start_matches("->").trim());
        let passed_over = line.split_once("Rows Removed by Filter: ").and_then(|(_, rows)| rows.parse::<usize>().ok());
        if node.starts_with("Seq Scan") || node == "Sort" {
            costly.push(node.to_owned());
        } else if let Some(rows) = passed_over.filter(|rows| *rows > MOST_PASSED_OVER) {
            costly.push(format!("{rows} rows passed over"));
        }
    }
    costly
}

/// An engine whose connections tell how each statement is answered.
async fn explained(t: &TestCx) -> Engine {
    let set = "DO $$ BEGIN \
        EXECUTE format('ALTER DATABASE %I SET session_preload_libraries = auto_explain', current_database()); \
        EXECUTE format('ALTER DATABASE %I SET auto_explain.log_min_duration = 0', current_database()); \
        EXECUTE format('ALTER DATABASE %I SET auto_explain.log_analyze = on', current_database()); \
        EXECUTE format('ALTER DATABASE %I SET auto_explain.log_level = notice', current_database()); END $$";
    // The settings exist once the library is loaded.
    t.db().writer().execute_unprepared("LOAD 'auto_explain'").await.expect("auto_explain comes with Postgres");
    t.db().writer().execute_unprepared(set).await.expect("the settings");
    let setup = crate::setup();
    Engine::new(Parts {
        application: setup.application,
        db: Db::connect(t.url(), 1).await.expect("a connection"),
        hooks: setup.hooks,
        policies: setup.policies,
        clock: Clock::System,
        keyring: Keyring::random().expect("random numbers"),
    })
}

/// Plans that the server has told since they were last taken.
#[derive(Clone, Default)]
struct Plans(Arc<Mutex<Vec<String>>>);

impl Plans {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<S: tracing::Subscriber> Layer<S> for Plans {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::postgres::notice" {
            event.record(&mut Told(self));
        }
    }
}

struct Told<'a>(&'a Plans);

impl Visit for Told<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}");
        if field.name() == "message" && text.starts_with("duration: ") {
            self.0.0.lock().unwrap_or_else(PoisonError::into_inner).push(text);
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.record_debug(field, &format_args!("{value}"));
    }
}
