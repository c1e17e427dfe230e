//! Synchronisations that are killed: `kill -9` at random moments while a source is read and written.
//!
//! Whatever is there after a kill is whole batches: each device with its identifiers, the mention by its source and
//! its place in the count of what came in. At the end one reading that nobody disturbs leaves what readings without
//! any kill leave in another database: the same devices under the same keys.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::sync::Intake;
use fake_netbox::{FakeNetbox, Options};
use generated::identity::tenant::TENANT;
use generated::infrastructure::partition::{self, BySlug, PARTITION};
use generated::integrations::integration_source::{self, Create};
use generated::integrations::{IntegrationSource, SourceType, SyncResult};
use resource_core::{Id, Json, ResourceMeta, Scalar, Secret, Timestamp};
use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::testing::{Random, TestCx};
use resource_runtime::{Actor, Cx, Engine, Principal};
use serde_json::json;
use tests::background::{Background, Checks};
use uuid::Uuid;

use crate::crash::settled;
use crate::process::Process;
use crate::race::{number, only, rows, text};

/// How many devices there are: whole batches.
const DEVICES: u64 = 3_000;
/// How many records are written at once.
const BATCH: i64 = 500;
/// How often a process is killed.
const KILLS: u64 = 16;
/// Between two processes passes more time than any claim lasts, and than lies between two readings.
const BETWEEN: i64 = 400;
/// How long nothing may happen until the last reading counts as stuck.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a process lives that asks for nothing, and one that asks for nothing more.
const IDLE: [Duration; 2] = [Duration::from_secs(20), Duration::from_secs(4)];

const KEY: &str = "integrations.integration_source#sync";
const PAGE: i32 = 250;
/// After how many pages a process is killed, at most; there are twelve.
const PAGES: u64 = 12;

#[resource_test]
async fn killed_synchronisations_leave_whole_batches(t: TestCx) {
    let netbox = FakeNetbox::start(Options { devices: DEVICES, ..Options::default() }).await.expect("a server");
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::new(&t, t.tenant("a").id(), folder.path());
    let source = site.source(&netbox).await;
    let undisturbed = Undisturbed::new(&t, &netbox, folder.path()).await;
    undisturbed.read().await;

    let mut orders = Background {
        keyring: folder.path().join("keyring"),
        ahead_seconds: 0,
        lease_ms: 2_000,
        queues: vec![("integrations".to_owned(), 2)],
        checks: Checks::Elsewhere,
    };
    t.clock().set(Timestamp::from_micros(Timestamp::now().micros() - 3_600_000_000));
    app::jobs::jobs(t.engine()).expect("the tables fit").declare().await.expect("declared");
    only(&t, &[KEY]).await;
    let (mut random, mut amid, mut grown) = (Random::new(1), 0, [0, 0]);
    for kill in 0..KILLS {
        if kill == KILLS / 2 {
            netbox.shuffle_addresses(3);
            undisturbed.read().await;
        }
        orders.ahead_seconds += BETWEEN;
        let (asked, more) = (netbox.list_requests(), 1 + random.next() % PAGES);
        let process = Process::background(t.url(), &orders);
        let (mut last, mut moved) = (asked, Instant::now());
        while last < asked + more && moved.elapsed() < IDLE[usize::from(last > asked)] {
            tokio::time::sleep(Duration::from_millis(2)).await;
            let now = netbox.list_requests();
            if now > last {
                (last, moved) = (now, Instant::now());
            }
        }
        tokio::time::sleep(Duration::from_millis(random.next() % 200)).await;
        assert!(process.kill().is_empty(), "it says nothing");
        settled(&t).await;
        amid += usize::from(site.look(&source).await.claimed_until.is_some());
        grown = whole_batches(&t, grown).await;
    }
    assert!(amid >= KILLS as usize / 2, "{amid} of {KILLS} processes were killed while they read");

    let survived = grown[1];
    orders.ahead_seconds += BETWEEN;
    let before = site.look(&source).await;
    let process = Process::background(t.url(), &orders);
    let (mut last, mut moved) = ((0, 0), Instant::now());
    while site.look(&source).await.total_syncs == before.total_syncs || number(&t, UNFINISHED).await > 0 {
        let now = (netbox.list_requests(), number(&t, RECORDS).await);
        if now != last {
            (last, moved) = (now, Instant::now());
        }
        assert!(moved.elapsed() < PATIENCE, "the source is not read: {:?}", site.look(&source).await);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(process.end(), ["stopped"]);
    settled(&t).await;

    let [devices, records] = whole_batches(&t, grown).await;
    let looked = site.look(&source).await;
    assert_eq!((looked.last_sync_result, looked.last_device_count), (Some(SyncResult::Success), DEVICES as i32));
    assert_eq!((looked.claimed_until, looked.claimed_by), (None, None), "nobody has the source");
    assert_eq!(looked.last_whole_fetch, Some(looked.fetch_number), "the last reading is the one that was whole");
    assert_eq!(devices, DEVICES as i64, "each device once");
    assert!(survived > 0, "no batch was there before the last reading");
    let (stored, wanted) = (Stored::of(&t).await, Stored::of(&undisturbed.t).await);
    assert_eq!(stored.devices.len(), wanted.devices.len());
    assert!(stored == wanted, "{}", stored.difference(&wanted));
    tests::counts::tell(&format!(
        "kill -9 amid readings, {:?}: {KILLS} kills, {amid} of them amid a reading; {devices} devices once, under the keys of an undisturbed \
         reading; {records} records in {} whole batches, {} of them of killed readings, by {} readings",
        t.dialect(),
        records / BATCH,
        survived / BATCH,
        looked.fetch_number
    ));
}

const UNFINISHED: &str =
    "SELECT count(*) FROM jobs WHERE state IN ('available', 'scheduled', 'executing', 'retryable')";

const RECORDS: &str = "SELECT CAST(coalesce(sum(records), 0) AS bigint) FROM device_intakes";

/// Devices and records that are there, after making sure that nothing is there in part and nothing went away.
async fn whole_batches(t: &TestCx, before: [i64; 2]) -> [i64; 2] {
    let devices = number(t, "SELECT count(*) FROM devices").await;
    let of = |sql: &'static str| number(t, sql);
    let named = "SELECT count(DISTINCT device_uid) FROM device_identifiers WHERE identifier_type = 'netbox_device_id'";
    assert_eq!(of(named).await, devices, "each device has its number");
    let numbers = "SELECT count(*) FROM device_identifiers WHERE identifier_type = 'netbox_device_id'";
    assert_eq!(of(numbers).await, devices, "no device has two numbers");
    assert_eq!(of("SELECT count(*) FROM source_devices").await, devices, "the source names each device");
    let added = "SELECT CAST(coalesce(sum(added), 0) AS bigint) FROM device_intakes";
    assert_eq!(of(added).await, devices, "each device was counted when it came");
    let records = of(RECORDS).await;
    assert_eq!((records % BATCH, devices % BATCH), (0, 0), "batches are there whole or not at all");
    assert!(devices >= before[0] && records >= before[1], "nothing that was written went away");
    [devices, records]
}

/// What is known of devices, read past the engine.
#[derive(PartialEq, Eq)]
struct Stored {
    /// Address, name and source of each device by its key.
    devices: BTreeMap<String, [String; 3]>,
    /// The devices of identifiers by kind and value.
    identifiers: BTreeMap<[String; 2], String>,
}

impl Stored {
    async fn of(t: &TestCx) -> Stored {
        let sources = match t.dialect() {
            Dialect::Sqlite => "json(discovery_sources)",
            Dialect::Postgres => "CAST(discovery_sources AS text)",
        };
        let devices = rows(t, &format!("SELECT uid, ip, hostname, {sources} FROM devices")).await;
        let identifiers = rows(t, "SELECT identifier_type, identifier_value, device_uid FROM device_identifiers").await;
        Stored {
            devices: devices.iter().map(|row| (text(row, 0), [1, 2, 3].map(|at| text(row, at)))).collect(),
            identifiers: identifiers.iter().map(|row| ([0, 1].map(|at| text(row, at)), text(row, 2))).collect(),
        }
    }

    /// The first things that are not the same.
    fn difference(&self, other: &Stored) -> String {
        let devices = self.devices.iter().find(|(uid, device)| other.devices.get(*uid) != Some(device));
        let identifiers = self.identifiers.iter().find(|(key, uid)| other.identifiers.get(*key) != Some(uid));
        format!("not as undisturbed: {devices:?}, {identifiers:?}")
    }
}

/// Readings of the same NetBox by the same tenant in another database, which nobody disturbs.
struct Undisturbed {
    t: TestCx,
    site: Site,
    source: Id<IntegrationSource>,
}

impl Undisturbed {
    async fn new(like: &TestCx, netbox: &FakeNetbox, folder: &Path) -> Undisturbed {
        let t = TestCx::new(like.dialect(), &tests::setup()).await;
        t.tenant("made");
        let tenant = like.tenant("a").id();
        // Keys of devices depend on the tenant's, so this tenant must have the same one.
        for script in [copy(&t, &TENANT, tenant), copy(&t, &PARTITION, tenant)] {
            sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), &script).await.expect("a copy");
        }
        let site = Site::new(&t, tenant, folder);
        let source = site.source(netbox).await;
        Undisturbed { t, site, source }
    }

    async fn read(&self) {
        let cx = self.site.engine.in_tenant(self.site.tenant, Actor::system("sync"));
        let intake = Intake::of_folder(None);
        let outcome = app::sync::run(&cx, &intake, &self.source, &|_| {}).await.expect("read");
        assert_eq!((outcome.result, outcome.sums.records), (SyncResult::Success, DEVICES), "{outcome:?}");
    }
}

/// Copies what there is of a resource into a tenant.
fn copy(t: &TestCx, meta: &ResourceMeta, tenant: Uuid) -> String {
    let (own, made) = match t.dialect() {
        Dialect::Sqlite => (format!("x'{}'", tenant.simple()), "randomblob(16)"),
        Dialect::Postgres => (format!("'{tenant}'::uuid"), "gen_random_uuid()"),
    };
    let is_root = meta.table == TENANT.table;
    let columns: Vec<&str> = meta.fields.iter().map(|field| field.column).collect();
    let values = columns.iter().map(|column| match *column {
        "id" if is_root => own.clone(),
        "tenant_id" => own.clone(),
        "id" => made.to_owned(),
        "slug" if is_root => "slug || '-copy'".to_owned(),
        "owner_id" => "NULL".to_owned(),
        other => format!("\"{other}\""),
    });
    let values: Vec<String> = values.collect();
    let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    format!("INSERT INTO {0} ({1}) SELECT {2} FROM {0}", meta.table, names.join(", "), values.join(", "))
}

/// A tenant, as somebody sees it who has the keys of its secrets.
struct Site {
    engine: Engine,
    tenant: Uuid,
}

impl Site {
    fn new(t: &TestCx, tenant: Uuid, folder: &Path) -> Site {
        // An error means that another test was first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let engine = Engine::new(Parts {
            application: &generated::APPLICATION,
            db: t.db().clone(),
            hooks: Arc::new(app::hooks()),
            policies: Arc::new(app::policies::load(None).expect("policies")),
            clock: Clock::System,
            keyring: Keyring::open(&folder.join("keyring")).expect("a keyring"),
        });
        Site { engine, tenant }
    }

    fn admin(&self) -> Cx {
        let administrator = Actor {
            name: "user:test-admin".to_owned(),
            principals: vec![Principal::role("admin")],
            fields: vec![Scalar::Null, Scalar::Null],
            is_system: false,
        };
        self.engine.in_tenant(self.tenant, administrator)
    }

    async fn source(&self, netbox: &FakeNetbox) -> Id<IntegrationSource> {
        let cx = self.admin();
        let partition = partition::by_slug(&cx, BySlug { slug: "default".to_owned() }).await.expect("a partition").id;
        let Some(credentials) = json!({ "api_token": netbox.token() }).as_object().cloned() else { unreachable!() };
        let create = Create {
            name: "NetBox".to_owned(),
            source_type: SourceType::Netbox,
            endpoint: netbox.url(),
            enabled: None,
            agent: None,
            poller: None,
            partition,
            poll_interval_seconds: None,
            page_size: Some(PAGE),
            network_blacklist: None,
            queries: None,
            custom_fields: None,
            settings: None,
            credentials: Some(Secret::new(Json(credentials))),
        };
        integration_source::create(&cx, create).await.expect("a source").id
    }

    async fn look(&self, source: &Id<IntegrationSource>) -> IntegrationSource {
        integration_source::get(&self.admin(), source).await.expect("the source")
    }
}
