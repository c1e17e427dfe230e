//! What holds of rows that an upsert takes over.

use resource_core::{Kind, Scalar};
use resource_runtime::error::{Class, Result};
use resource_runtime::row::Row;
use resource_runtime::sql::Dialect;
use resource_runtime::{Slot, Slots, action};
use sea_orm::ConnectionTrait;

use crate::fixture::World;
use crate::fixture::meta::ACCOUNT;
use crate::fixture::meta::account::{BALANCE, DEPOSIT_NAMED, DEPOSIT_OPEN, NOTE};
use crate::on_both;

on_both! {
    rules_are_held_beside_one_that_sql_cannot_say
    a_guard_may_ask_about_other_rows
}

async fn deposit(world: &World, at: u16, name: &str, amount: i64) -> Result<Row> {
    let input = Slots::new(vec![Slot::Given(Scalar::from(name)), Slot::Given(Scalar::I64(amount)), Slot::Absent]);
    action::create(world.cx.any(), &ACCOUNT, at, input).await
}

fn entry(world: &World, subject: &str) -> String {
    let (key, now) = match world.dialect() {
        Dialect::Sqlite => (format!("x'{:032x}'", 0xA), "0".to_owned()),
        Dialect::Postgres => (format!("'{}'", uuid::Uuid::from_u128(0xA)), "now()".to_owned()),
    };
    format!("INSERT INTO entries VALUES ({key}, {key}, '{subject}', 0, NULL, 'closed', NULL, {now}, {now})")
}

/// The note has a pattern, which only the engine knows, and a length, which the statement holds.
async fn rules_are_held_beside_one_that_sql_cannot_say(dialect: Dialect) {
    let long = "a".repeat(101);
    let world = World::open(dialect, &long, None).await;
    let refused = deposit(&world, DEPOSIT_NAMED, &long, 5).await.expect_err("the note would be too long");
    assert_eq!((refused.class(), refused.failures()[0].code), (Class::Invalid, "length"), "{refused:?}");
    assert_eq!(world.texts("SELECT coalesce(note, '-') FROM accounts").await, ["-"]);
    deposit(&world, DEPOSIT_NAMED, "ada", 5).await.expect("opened");
    let taken = deposit(&world, DEPOSIT_NAMED, "ada", 6).await.expect("taken over");
    assert_eq!(taken.scalar(usize::from(NOTE), Kind::Text).expect("a note"), Scalar::from("ada"));
    assert_eq!(taken.scalar(usize::from(BALANCE), Kind::I32).expect("a balance"), Scalar::I64(11));
}

async fn a_guard_may_ask_about_other_rows(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    deposit(&world, DEPOSIT_OPEN, "ada", 5).await.expect("nobody closed it");
    world.sql(&entry(&world, "ada")).await;
    let refused = deposit(&world, DEPOSIT_OPEN, "ada", 5).await.expect_err("it is closed");
    assert_eq!(refused.class(), Class::Conflict);
    deposit(&world, DEPOSIT_OPEN, "bob", 5).await.expect("another one");
}

/// What the guard asks about is changed by somebody who looks at what the upsert changes: one of them has to give
/// way. SQLite has one writer at a time.
#[tokio::test]
async fn a_guard_about_other_rows_makes_the_upsert_serial() {
    let world = World::open(Dialect::Postgres, "ada", None).await;
    let closing = world.transaction("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE").await;
    closing.execute_unprepared("SELECT balance FROM accounts").await.expect("the balance is looked at");
    closing.execute_unprepared(&entry(&world, "ada")).await.expect("the account is closed");
    deposit(&world, DEPOSIT_OPEN, "ada", 5).await.expect("not closed yet");
    let closed = closing.commit().await.expect_err("the balance was looked at too early").to_string();
    assert!(closed.contains("could not serialize"), "{closed}");
    assert_eq!(world.texts("SELECT CAST(count(*) AS text) FROM entries").await, ["0"]);
}
