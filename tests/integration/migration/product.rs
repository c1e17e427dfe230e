//! The product's own migrations.

use resource_macros::resource_test;
use resource_migrate::{Schema, diff};
use resource_runtime::migration::{Runner, check};
use resource_runtime::testing::TestCx;

/// What the declarations ask for.
fn declared() -> Schema {
    Schema::from_json(include_str!("../../../generated/schema.json")).expect("the generated schema")
}

#[test]
fn the_migrations_lead_to_what_is_declared() {
    let migrated = Schema::from_json(migrations::SNAPSHOT).expect("the snapshot");
    let missing: Vec<String> = diff(&migrated, &declared()).iter().map(ToString::to_string).collect();
    assert!(missing.is_empty(), "run `cargo xtask migrate diff`: {missing:#?}");
}

#[resource_test]
async fn the_database_is_what_the_declarations_say(t: TestCx) {
    let differences = async |schema: &Schema| -> Vec<String> {
        let found = check(t.db(), schema).await.expect("the catalogs");
        found.iter().map(ToString::to_string).collect()
    };
    assert_eq!(differences(&declared()).await, [""; 0]);

    let all = migrations::all();
    assert_eq!(Runner::new(t.db(), &all).down(all.len()).await.expect("down"), all.len());
    assert_eq!(differences(&Schema::default()).await, [""; 0]);
    assert_eq!(Runner::new(t.db(), &all).up().await.expect("up"), all.len());
    assert_eq!(differences(&declared()).await, [""; 0]);
}
