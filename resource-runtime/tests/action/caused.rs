//! Caused rows are held to the rules of their own resource, whichever statement writes them.

use resource_core::Scalar;
use resource_runtime::error::{Class, Error, Failure, Path};
use resource_runtime::sql::Dialect;
use resource_runtime::{Bulk, Slot, Slots, action};

use crate::fixture::World;
use crate::fixture::meta::ACCOUNT;
use crate::fixture::meta::account::{
    ADJUST, BOOK, BOOK_IF_NOTED, BOOK_STAMPED, BOOK_WITH_CODE, BOOK_WITH_HOOK, DEPOSIT_STAMPED, NAME_BY_NOTE,
    OPEN_STAMPED,
};
use crate::on_both;

on_both! {
    a_row_that_keeps_the_rules_is_written
    rules_are_asked_of_what_the_database_computes
    a_long_subject_is_refused
    rules_that_only_the_evaluator_knows_are_asked_too
    a_cause_that_does_not_fire_is_not_asked
    what_the_database_refuses_is_told_in_its_own_terms
    the_changed_row_is_asked_as_well
    so_is_a_row_that_is_taken_over
    hooks_of_what_is_caused_are_called
    so_they_are_for_many_rows
}

/// The refusal, as text: the class, then where, which rule and what.
pub fn told(error: &Error) -> Vec<String> {
    let place = |failure: &Failure| match &failure.path {
        Path::Input(name) | Path::Relation(name) | Path::Parameter(name) => format!(" at {name}"),
        Path::Header(name) => format!(" at {name}"),
        Path::Whole => String::new(),
    };
    let failures = error.failures().iter();
    let failures = failures.map(|failure| format!("{}{}: {}", failure.code, place(failure), failure.text));
    [format!("{:?}", error.class())].into_iter().chain(failures).collect()
}

/// Books with the one statement of Postgres and with the transaction that hooks need; both refuse alike
/// and leave nothing behind.
async fn refused(world: &World, by: i64, text: Option<&str>) -> Vec<String> {
    let before = (world.entries().await, world.texts("SELECT CAST(balance AS text) FROM accounts").await);
    let error = world.book(BOOK, by, text).await.expect_err("it breaks a rule");
    let in_transaction = world.book(BOOK_WITH_HOOK, by, text).await.expect_err("it breaks a rule");
    assert_eq!(told(&error), told(&in_transaction));
    let after = (world.entries().await, world.texts("SELECT CAST(balance AS text) FROM accounts").await);
    assert_eq!(before, after);
    told(&error)
}

async fn a_row_that_keeps_the_rules_is_written(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let (booked, statements) = world.statements(world.book(BOOK, 5, Some("first"))).await;
    booked.expect("booked");
    assert_eq!(statements, if dialect == Dialect::Postgres { 1 } else { 3 });
    world.book(BOOK_WITH_HOOK, 7, Some("second")).await.expect("booked");
    assert_eq!(world.entries().await, ["ada 5 5 first", "ada 12 7 second"]);
}

async fn rules_are_asked_of_what_the_database_computes(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    world.book(BOOK, 3, Some("first")).await.expect("booked");
    assert_eq!(
        refused(&world, -4, Some("too much")).await,
        ["Invalid", "range: balance of bank.entry must be at least 0"]
    );
    assert_eq!(
        refused(&world, 40_000, Some("too wide")).await,
        ["Invalid", "range: difference of bank.entry is out of range"]
    );
    // What is an argument as it was given is the caller's to mend.
    assert_eq!(refused(&world, 1, None).await, ["Invalid", "required at text: is required"]);
    assert_eq!(
        refused(&world, 1, Some("rather too long")).await,
        ["Invalid", "length at text: must have at most 10 characters"]
    );
    // Everything at once, in the order of the fields.
    assert_eq!(
        refused(&world, -4, None).await,
        ["Invalid", "range: balance of bank.entry must be at least 0", "required at text: is required"]
    );
}

async fn a_long_subject_is_refused(dialect: Dialect) {
    let world = World::open(dialect, "ada lovelace", None).await;
    let expected = ["Invalid", "length: subject of bank.entry must have 1 to 8 characters"];
    assert_eq!(refused(&world, 1, Some("first")).await, expected);
    world.sql("UPDATE accounts SET name = 'ädä lövß'").await;
    world.book(BOOK, 1, Some("first")).await.expect("eight characters, however many bytes");
}

async fn rules_that_only_the_evaluator_knows_are_asked_too(dialect: Dialect) {
    let world = World::open(dialect, "ada", Some("12")).await;
    let error = world.book(BOOK_WITH_CODE, 1, Some("first")).await.expect_err("12 is no code");
    assert_eq!(told(&error), ["Invalid", "pattern: code of bank.entry must have the form [a-z]+"]);
    world.sql("UPDATE accounts SET note = 'ab'").await;
    world.book(BOOK_WITH_CODE, 1, Some("first")).await.expect("a code");
    assert_eq!(world.texts("SELECT code FROM entries").await, ["ab"]);
}

async fn a_cause_that_does_not_fire_is_not_asked(dialect: Dialect) {
    let world = World::open(dialect, "ada lovelace", None).await;
    world.book(BOOK_IF_NOTED, 1, None).await.expect("nothing is caused");
    assert!(world.entries().await.is_empty());
    world.sql("UPDATE accounts SET note = 'noted'").await;
    let error = world.book(BOOK_IF_NOTED, 1, None).await.expect_err("now it is");
    assert_eq!(
        told(&error),
        ["Invalid", "length: subject of bank.entry must have 1 to 8 characters", "required at text: is required"]
    );
}

async fn what_the_database_refuses_is_told_in_its_own_terms(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    world.book(BOOK, 1, Some("once")).await.expect("booked");
    assert_eq!(
        refused(&world, 1, Some("once")).await,
        [
            "Invalid",
            "taken: subject of bank.entry is in the ledger already",
            "taken: text of bank.entry is in the ledger already"
        ]
    );
}

/// The evaluator is asked in a transaction, the database in a statement; neither overflows a column.
async fn the_changed_row_is_asked_as_well(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let expected = ["Invalid", "range at balance: must be at most 100000"];
    let error = world.book(ADJUST, 100_001, None).await.expect_err("too much");
    assert_eq!((told(&error).as_slice(), error.class()), (expected.map(str::to_owned).as_slice(), Class::Invalid));
    assert_eq!(refused(&world, 100_001, Some("first")).await, expected);
    let wide = ["Invalid", "range at balance: is out of range", "range at balance: must be at most 100000"];
    assert_eq!(refused(&world, 3_000_000_000, Some("first")).await, wide);
    let nameless = world.book(NAME_BY_NOTE, 0, None).await.expect_err("there is no note");
    assert_eq!(told(&nameless), ["Invalid", "required at name: is required"]);
    // What stays as it is was accepted by the rules of its time.
    world.sql("UPDATE accounts SET balance = 200000").await;
    world.book(ADJUST, 0, None).await.expect("nothing changes");
    assert_eq!(told(&world.book(ADJUST, 1, None).await.expect_err("still more")), expected);
}

async fn so_is_a_row_that_is_taken_over(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    world.deposit("ada", 60_000).await.expect("taken over");
    let error = world.deposit("ada", 60_000).await.expect_err("each is fine, the sum is not");
    assert_eq!(told(&error), ["Invalid", "range at balance: must be at most 100000"]);
    let error = world.deposit("bob", 100_001).await.expect_err("nor is a new one");
    assert_eq!(told(&error), ["Invalid", "range at balance: must be at most 100000"]);
    world.deposit("ada", 40_000).await.expect("just enough");
    assert_eq!(world.texts("SELECT CAST(balance AS text) FROM accounts").await, ["100000"]);
}

/// What a create of one account, or many, takes: the name, perhaps a balance, and the text of the entry.
fn account(name: &str, balance: Option<i64>, text: &str) -> Slots {
    let given = |value: Scalar| Slot::Given(value);
    let balance = balance.map(|balance| given(Scalar::I64(balance)));
    Slots::new([given(Scalar::from(name))].into_iter().chain(balance).chain([given(Scalar::from(text))]).collect())
}

async fn hooks_of_what_is_caused_are_called(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    world.book(BOOK_STAMPED, 5, Some("first")).await.expect("booked");
    let cx = world.cx.any();
    action::create(cx, &ACCOUNT, OPEN_STAMPED, account("bob", None, "opened")).await.expect("opened");
    action::create(cx, &ACCOUNT, DEPOSIT_STAMPED, account("eve", Some(3), "new")).await.expect("opened");
    action::create(cx, &ACCOUNT, DEPOSIT_STAMPED, account("eve", Some(4), "known")).await.expect("taken over");
    let entries = ["ada 5 5 first", "bob 0 - opened", "eve 3 - new", "eve 7 - known"];
    assert_eq!(sorted(world.entries().await), entries);
    assert_eq!(world.texts("SELECT DISTINCT code FROM entries").await, ["stamped"]);

    let error = world.book(BOOK_STAMPED, 1, Some("illegal")).await.expect_err("the hook refuses it");
    assert_eq!(told(&error), ["Invalid", "legal at text: must be legal"], "in terms of what was called");
    let opened = action::create(cx, &ACCOUNT, OPEN_STAMPED, account("dan", None, "illegal")).await;
    assert_eq!(told(&opened.expect_err("as well")), ["Invalid", "legal: text of bank.entry must be legal"]);
    let error = world.book(BOOK_STAMPED, 1, Some("rather too long")).await.expect_err("it breaks a rule");
    assert_eq!(told(&error), ["Invalid", "length at text: must have at most 10 characters"]);
    let error = world.book(BOOK_STAMPED, 1, Some("first")).await.expect_err("it is there");
    assert_eq!(error.class(), Class::Invalid, "{error:?}");
    assert_eq!(world.entries().await.len(), entries.len(), "nothing is left behind");
    assert_eq!(world.texts("SELECT CAST(balance AS text) FROM accounts ORDER BY name").await, ["5", "0", "7"]);
}

async fn so_they_are_for_many_rows(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let inputs = ["one", "two", "illegal", "three"].into_iter().zip(["a", "b", "c", "d"]);
    let inputs: Vec<Slots> = inputs.map(|(text, name)| account(name, Some(1), text)).collect();
    let bulk = Bulk::default();
    let outcome =
        action::create_many(world.cx.any(), &ACCOUNT, DEPOSIT_STAMPED, resource_runtime::inputs(inputs), bulk);
    let outcome = outcome.await.expect("done");
    assert_eq!((outcome.created, outcome.failed, outcome.failures[0].ordinal), (3, 1, 2));
    assert_eq!(sorted(world.entries().await), ["a 1 - one", "b 1 - two", "d 1 - three"]);
    assert_eq!(world.texts("SELECT DISTINCT code FROM entries").await, ["stamped"]);
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}
