//! The harness itself.

use std::time::Duration;

use generated::infrastructure::partition::{self, Partition};
use generated::inventory::Device;
use resource_core::Scalar;
use resource_core::meta::{ActionKind, Tenancy};
use resource_macros::resource_test;
use resource_migrate::Migration;
use resource_runtime::db::Dialect;
use resource_runtime::testing::{Factory, Random, TestCx, TestDb, empty};
use resource_runtime::{Class, Cx, InTenant, Record};
use uuid::Uuid;

use crate::migration::made_of;
use crate::migration::rows::{execute, texts};

fn one_table() -> Vec<Migration> {
    vec![made_of("0001_notes", ("CREATE TABLE notes (text text NOT NULL); INSERT INTO notes VALUES ('first');", ""))]
}

#[resource_test(setup = one_table)]
async fn a_test_has_a_migrated_database_of_its_own(db: TestDb) {
    let other = TestDb::new(db.dialect(), &one_table()).await;
    assert_ne!(db.url(), other.url());
    execute(db.db(), "INSERT INTO notes VALUES ('second')").await;
    assert_eq!(texts(db.db(), "SELECT text FROM notes ORDER BY text").await, ["first", "second"]);
    assert_eq!(texts(other.db(), "SELECT text FROM notes").await, ["first"]);
}

#[resource_test(setup = empty)]
async fn each_of_the_two_tests_has_its_database(db: TestDb) {
    let version = match db.dialect() {
        Dialect::Sqlite => texts(db.db(), "SELECT 'SQLite ' || sqlite_version()").await,
        Dialect::Postgres => texts(db.db(), "SELECT version()").await,
    };
    let name = if db.dialect() == Dialect::Sqlite { "SQLite 3" } else { "PostgreSQL " };
    assert!(version[0].starts_with(name), "{version:?}");
}

#[resource_test(setup = empty)]
#[should_panic(expected = "the reason")]
async fn a_test_that_returns_an_error_fails(_: TestDb) -> Result<(), &'static str> {
    Err("the reason")
}

#[resource_test]
async fn tenants_are_made_when_they_are_named(t: TestCx) {
    let (a, b) = (t.tenant("a"), t.tenant("b"));
    assert_ne!(a.id(), b.id());
    assert_eq!(t.tenant("a").id(), a.id());
    let slugs = async |cx: &Cx<InTenant>| -> Vec<String> {
        let partitions = partition::list(cx).all().await.expect("partitions");
        partitions.iter().map(|partition| partition.slug.clone()).collect()
    };
    assert_eq!(slugs(&a.role("viewer")).await, ["default"]);
    Factory::of(Partition::META).with("slug", "attic").row(&b.role("admin")).await.expect("a partition");
    assert_eq!(slugs(&a.role("viewer")).await, ["default"]);
    assert_eq!(slugs(&b.role("viewer")).await, ["attic", "default"]);
    let error = Factory::of(Partition::META).row(&a.role("viewer")).await.expect_err("forbidden");
    assert_eq!(error.class(), Class::Forbidden);
}

/// A required reference is made along with the record.
#[resource_test]
async fn factories_fill_in_whatever_is_required(t: TestCx) {
    let admin = t.tenant("a").role("admin");
    for seed in 1..=20 {
        let device: Device = Factory::of(Device::META).seed(seed).record(&admin).await.expect("a device");
        let partitions = partition::list(&admin).all().await.expect("partitions");
        assert!(partitions.iter().any(|partition| partition.id == device.partition_id));
    }
    assert_eq!(Factory::of(Device::META).seed(3).input(), Factory::of(Device::META).seed(3).input());
    assert_ne!(Factory::of(Device::META).seed(3).input(), Factory::of(Device::META).seed(4).input());
}

/// Whatever a platform operator may create, a factory can make inputs for.
#[resource_test]
async fn factories_make_valid_inputs(t: TestCx) {
    let operator = t.tenant("a").role("super_admin");
    let creatable = generated::APPLICATION.resources.iter().map(|entry| entry.meta).filter(|meta| {
        let creates = || meta.actions.iter().filter(|action| action.kind == ActionKind::Create);
        matches!(meta.tenancy, Tenancy::Column(_)) && creates().any(|action| !action.internal)
    });
    let mut refused = Vec::new();
    for meta in creatable {
        for seed in 1..=10 {
            let mut factory = Factory::of(meta).seed(seed);
            // Their forms are checked by hand-written code, which metadata do not know.
            match meta.name {
                "identity.api_token" => {
                    factory = factory.with("token", format!("{:0<40}", Random::new(seed).next()));
                }
                "monitoring.polling_schedule" => factory = factory.with("cron_expression", "*/5 * * * *"),
                _ => {}
            }
            if let Err(error) = factory.row(&operator).await {
                refused.push(format!("{} with seed {seed}: {error:?}", meta.name));
            }
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

#[resource_test]
async fn the_clock_stands_still(t: TestCx) {
    let admin = t.tenant("a").role("admin");
    let made = async |seed| -> Partition {
        Factory::of(Partition::META).seed(seed).record(&admin).await.expect("a partition")
    };
    let (first, second) = (made(1).await, made(2).await);
    assert_eq!(first.inserted_at, t.clock().now());
    assert_eq!(first.inserted_at, second.inserted_at);
    t.clock().advance(Duration::from_secs(90));
    assert_eq!(made(3).await.inserted_at.micros() - first.inserted_at.micros(), 90_000_000);
}

#[resource_test]
async fn statements_are_counted(t: TestCx) {
    let admin = t.tenant("a").role("admin");
    let (result, count) = t.statements(async { 7 }).await;
    assert_eq!((result, count), (7, 0));
    let id = partition::list(&admin).all().await.expect("partitions")[0].id;
    let (partition, count) = t.statements(partition::get(&admin, &id)).await;
    assert_eq!((partition.expect("a partition").slug.as_str(), count), ("default", 1));
}

#[resource_test]
async fn people_have_the_fields_that_the_actor_declares(t: TestCx) {
    let tenant = t.tenant("a");
    let user = Scalar::from(Uuid::from_u128(7));
    let member = tenant.member("viewer", &[("user", user.clone())]);
    assert_eq!(member.actor().fields, [user, Scalar::Null]);
    assert_eq!(tenant.system("monitor").actor().name, "system:monitor");
    assert!(t.signed_out().actor().principals.iter().all(|principal| principal.roles == ["anonymous"]));
}
