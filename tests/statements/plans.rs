//! How Postgres answers every list that is declared: from an index in the order that is asked for, not by
//! reading and sorting the table.
//!
//! The plans are those of the statements as they were sent, which the server itself tells (`auto_explain`).

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use futures::future::{BoxFuture, FutureExt};
use generated::identity::{api_token, tenant, user};
use generated::infrastructure::{HealthEntity, PartitionEnvironment, PollerStatus, health_event, partition, poller};
use generated::inventory::{DeviceGroupType, device, device_group, device_identifier};
use resource_core::Id;
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::read::{Page, Select};
use resource_runtime::testing::TestCx;
use resource_runtime::db::Dialect;
use resource_runtime::{Cx, Db, Engine, Record, Result};
use sea_orm::ConnectionTrait;
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use crate::data;

/// Lists that read or sort more than they show, and why that is so for now.
const KNOWN: [(&str, &str); 0] = [];

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
        assert_eq!(plans.len(), 1, "{name}: {plans:#?}");
        assert!(rows > 0, "{name} shows nothing, so its plan means nothing");
        found.insert(name, costly(&plans[0]));
        if !found[name].is_empty() {
            println!("{name}: {}\n{}", found[name].join(", "), plans[0]);
        }
    }
    assert_eq!(found.keys().copied().collect::<Vec<_>>(), declared(), "every declared list is looked at");
    let slow: Vec<&str> = found.iter().filter(|(_, costly)| !costly.is_empty()).map(|(name, _)| *name).collect();
    println!("{} lists over 20,000 rows; {} read or sort more than they show", found.len(), slow.len());
    assert_eq!(slow, KNOWN.map(|(name, _)| name));
}

/// Every list, with arguments for which there are rows.
fn lists(cx: &Cx) -> Vec<(&'static str, BoxFuture<'_, Result<usize>>)> {
    let place = Id::new(data::key(21));
    let poller = Id::new("poller-11".to_owned());
    let entity = || (HealthEntity::Poller, "poller-12".to_owned());
    vec![
        ("identity.api_token.active", shown(api_token::active(cx))),
        ("identity.api_token.by_user", shown(api_token::by_user(cx, api_token::ByUser { user: Id::new(data::key(11)) }))),
        ("identity.api_token.list", shown(api_token::list(cx))),
        ("identity.tenant.active", shown(tenant::active(cx))),
        ("identity.tenant.list", shown(tenant::list(cx))),
        ("identity.user.admins", shown(user::admins(cx))),
        ("identity.user.list", shown(user::list(cx))),
        (
            "infrastructure.health_event.by_state",
            shown(health_event::by_state(cx, health_event::ByState { state: "offline".to_owned() })),
        ),
        ("infrastructure.health_event.current_status", {
            let (entity_type, entity_id) = entity();
            shown(health_event::current_status(cx, health_event::CurrentStatus { entity_type, entity_id }))
        }),
        ("infrastructure.health_event.list", shown(health_event::list(cx))),
        (
            "infrastructure.health_event.recent",
            shown(health_event::recent(cx, health_event::Recent { state: Some("degraded".to_owned()), entity_type: None })),
        ),
        ("infrastructure.health_event.timeline", {
            let (entity_type, entity_id) = entity();
            shown(health_event::timeline(cx, health_event::Timeline { entity_type, entity_id, since: None }))
        }),
        (
            "infrastructure.partition.by_environment",
            shown(partition::by_environment(cx, partition::ByEnvironment { environment: PartitionEnvironment::Lab })),
        ),
        ("infrastructure.partition.by_site", shown(partition::by_site(cx, partition::BySite { site: "site-5".to_owned() }))),
        ("infrastructure.partition.enabled", shown(partition::enabled(cx))),
        ("infrastructure.partition.list", shown(partition::list(cx))),
        ("infrastructure.poller.active", shown(poller::active(cx))),
        ("infrastructure.poller.by_partition", shown(poller::by_partition(cx, poller::ByPartition { slug: "p21".to_owned() }))),
        ("infrastructure.poller.by_partition_id", shown(poller::by_partition_id(cx, poller::ByPartitionId { partition: place }))),
        ("infrastructure.poller.by_status", shown(poller::by_status(cx, poller::ByStatus { status: PollerStatus::Offline }))),
        ("infrastructure.poller.list", shown(poller::list(cx))),
        ("infrastructure.poller.recently_seen", shown(poller::recently_seen(cx))),
        ("inventory.device.available", shown(device::available(cx))),
        (
            "inventory.device.by_ip",
            shown(device::by_ip(cx, device::ByIp { partition: place, ip: "10.0.1.0".to_owned() })),
        ),
        (
            "inventory.device.by_mac",
            shown(device::by_mac(cx, device::ByMac { partition: place, mac: "000000000001".to_owned() })),
        ),
        ("inventory.device.by_poller", shown(device::by_poller(cx, device::ByPoller { poller }))),
        ("inventory.device.list", shown(device::list(cx))),
        ("inventory.device.recently_seen", shown(device::recently_seen(cx))),
        (
            "inventory.device_group.by_type",
            shown(device_group::by_type(cx, device_group::ByType { group_type: DeviceGroupType::Function })),
        ),
        ("inventory.device_group.list", shown(device_group::list(cx))),
        ("inventory.device_group.root_groups", shown(device_group::root_groups(cx))),
        ("inventory.device_identifier.by_device", {
            let device = Id::new("device-11".to_owned());
            shown(device_identifier::by_device(cx, device_identifier::ByDevice { device }))
        }),
        ("inventory.device_identifier.list", shown(device_identifier::list(cx))),
    ]
}

/// How many records the first page shows.
fn shown<R: Record + Send + 'static>(list: Select<'_, R>) -> BoxFuture<'_, Result<usize>> {
    async move { list.page().await.map(|Page { records, .. }| records.len()) }.boxed()
}

/// The lists that the declarations have.
fn declared() -> Vec<&'static str> {
    let mut names = Vec::new();
    for entry in generated::APPLICATION.resources {
        for action in entry.meta.actions {
            if action.read.as_ref().is_some_and(|read| read.get.is_none()) {
                names.push(&*format!("{}.{}", entry.meta.name, action.name).leak());
            }
        }
    }
    names.sort_unstable();
    names
}

/// What a plan has that a list from an index has not.
fn costly(plan: &str) -> Vec<String> {
    let parts = plan.lines().filter_map(|line| line.split_once("  (cost=").map(|(node, _)| node));
    let parts = parts.map(|node| node.trim().trim_start_matches("->").trim());
    parts.filter(|node| node.starts_with("Seq Scan") || node.ends_with("Sort")).map(str::to_owned).collect()
}

/// An engine whose connections tell how each statement is answered.
async fn explained(t: &TestCx) -> Engine {
    let set = "DO $$ BEGIN \
        EXECUTE format('ALTER DATABASE %I SET session_preload_libraries = auto_explain', current_database()); \
        EXECUTE format('ALTER DATABASE %I SET auto_explain.log_min_duration = 0', current_database()); \
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
