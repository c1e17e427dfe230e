//! Many rows in few statements: the same rows and the same refusals as one by one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use futures::StreamExt as _;
use resource_core::{Kind, Scalar};
use resource_runtime::action::{self, Origin, Written};
use resource_runtime::error::{Class, Result};
use resource_runtime::sql::Dialect;
use resource_runtime::{AnyCx, Bulk, BulkOutcome, OnFailure, Slot, Slots, inputs};

use crate::caused::told;
use crate::fixture::World;
use crate::fixture::meta::ACCOUNT;
use crate::fixture::meta::account::{DEPOSIT, DEPOSIT_TOLD, DEPOSIT_WITH_HOOK, NAME, OPEN, OPEN_TOLD, OPEN_WITH_HOOK};
use crate::fixture::safe::{KEEP, SAFE, Safe};
use crate::on_both;

on_both! {
    many_are_as_many_times_one
    a_chunk_is_one_statement
    no_more_than_a_chunk_is_held
    upserts_stand_in_a_transaction
    every_answer_finds_its_input
    statements_stay_below_the_limits_of_parameters
    nothing_is_kept_where_nothing_is_to_be
    a_refused_row_dooms_a_transaction
    upserts_in_opposite_orders_all_happen
    an_upsert_encrypts_each_row
    an_actor_without_a_grant_writes_nothing
}

/// Pseudo-random choices that are the same in every run.
pub struct Choices(pub u64);

impl Choices {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    pub fn among<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u64) as usize]
    }

    /// Names that repeat, are missing, or break the rule of an entry's subject.
    fn name(&mut self) -> Slot {
        match self.below(20) {
            0 => Slot::Absent,
            1 => Slot::Given(Scalar::Null),
            2 => Slot::Given("ada lovelace".into()),
            _ => Slot::Given(format!("n{}", self.below(15)).as_str().into()),
        }
    }

    fn note(&mut self) -> Slot {
        match self.below(12) {
            0 => Slot::Absent,
            1 => Slot::Given("far too long for an entry".into()),
            2 => Slot::Given("frozen".into()),
            _ => Slot::Given(format!("t{}", self.below(40)).as_str().into()),
        }
    }

    fn amount(&mut self) -> Slot {
        Slot::Given(Scalar::I64(*self.among(&[1, 10, 50_000, 70_000, -20, 100_001, 3_000_000_000])))
    }

    fn input(&mut self, action: u16) -> Slots {
        Slots::new(match action {
            OPEN | OPEN_TOLD | OPEN_WITH_HOOK => vec![self.name(), self.note()],
            DEPOSIT => vec![self.name(), self.amount()],
            _ => vec![self.name(), self.amount(), self.note()],
        })
    }
}

async fn many(cx: &AnyCx, action: u16, rows: Vec<Slots>, bulk: Bulk<'_, Written>) -> BulkOutcome {
    action::create_many(cx, &ACCOUNT, action, inputs(rows), bulk).await.expect("nothing is wrong beside single rows")
}

fn named(name: &str) -> Slots {
    Slots::new(vec![Slot::Given(name.into()), Slot::Absent])
}

/// Accounts and entries without what is random in them.
pub async fn state(world: &World) -> (Vec<String>, Vec<String>) {
    let columns = "name || ' ' || CAST(balance AS text) || ' ' || coalesce(note, '-')";
    let accounts = world.texts(&format!("SELECT {columns} FROM accounts ORDER BY name")).await;
    let columns = "subject || ' ' || CAST(balance AS text) || ' ' || text";
    (accounts, world.texts(&format!("SELECT {columns} FROM entries ORDER BY subject, text")).await)
}

async fn one_by_one(world: &World, action: u16, rows: &[Slots]) -> (BulkOutcome, Vec<(u64, Vec<String>)>) {
    let (mut outcome, mut refused) = (BulkOutcome::default(), Vec::new());
    for (ordinal, input) in rows.iter().enumerate() {
        match action::create_or_take_over(world.cx.any(), &ACCOUNT, action, input.clone()).await {
            Ok(created) if created.origin == Origin::New => outcome.created += 1,
            Ok(_) => outcome.taken_over += 1,
            Err(error) => refused.push((ordinal as u64, told(&error))),
        }
    }
    outcome.failed = refused.len() as u64;
    (outcome, refused)
}

async fn many_are_as_many_times_one(dialect: Dialect) {
    let mut choices = Choices(7);
    let (mut written, mut failed) = (0, 0);
    for action in [OPEN, OPEN_TOLD, OPEN_WITH_HOOK, DEPOSIT, DEPOSIT_TOLD, DEPOSIT_WITH_HOOK] {
        for chunk in [3, 16, 500] {
            let rows: Vec<Slots> = (0..60).map(|_| choices.input(action)).collect();
            let (singly, at_once) = (World::open(dialect, "zoe", None).await, World::open(dialect, "zoe", None).await);
            let (expected, refused) = one_by_one(&singly, action, &rows).await;
            let outcome = many(at_once.cx.any(), action, rows, Bulk::default().chunk(chunk)).await;
            let mut found: Vec<_> =
                outcome.failures.iter().map(|failure| (failure.ordinal, told(&failure.error))).collect();
            found.sort();
            assert_eq!(found, refused, "action {action} in chunks of {chunk}");
            assert_eq!(state(&at_once).await, state(&singly).await, "action {action} in chunks of {chunk}");
            assert_eq!(outcome.failed, expected.failed);
            let counts = |outcome: &BulkOutcome| (outcome.created, outcome.taken_over);
            assert_eq!(counts(&outcome), counts(&expected), "action {action} in chunks of {chunk}");
            written += outcome.written();
            failed += outcome.failed;
        }
    }
    assert!(written > 200 && failed > 200, "{written} written, {failed} refused: the choices show nothing");
}

async fn a_chunk_is_one_statement(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let rows = |prefix: &str| (0..1000).map(|at| named(&format!("{prefix}{at}"))).collect::<Vec<_>>();
    let (outcome, statements) = world.statements(many(world.cx.any(), OPEN, rows("a"), Bulk::default())).await;
    assert_eq!((outcome.created, outcome.taken_over, outcome.failed, statements), (1000, 0, 0, 2));
    // One of them is refused: halves of halves find it.
    let mut rows = rows("b");
    rows[701] = named("zoe");
    let (outcome, statements) = world.statements(many(world.cx.any(), OPEN, rows, Bulk::default())).await;
    assert_eq!((outcome.created, outcome.failures[0].ordinal), (999, 701));
    assert_eq!(told(&outcome.failures[0].error), ["Invalid", "taken at name: is taken"]);
    assert!(statements <= 22, "{statements} statements");
}

async fn no_more_than_a_chunk_is_held(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let (given, done, most) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let counted = inputs(0..1000).map(|at| {
        let held = given.fetch_add(1, Ordering::Relaxed) + 1 - done.load(Ordering::Relaxed);
        most.fetch_max(held, Ordering::Relaxed);
        named(&format!("n{at}"))
    });
    let bulk = Bulk::default().chunk(50).each(|_, _| {
        done.fetch_add(1, Ordering::Relaxed);
    });
    let outcome = action::create_many(world.cx.any(), &ACCOUNT, OPEN, counted, bulk).await.expect("written");
    assert_eq!((outcome.created, most.load(Ordering::Relaxed)), (1000, 50));
}

/// In a transaction, too, no row comes back whole that nobody asked for.
async fn upserts_stand_in_a_transaction(dialect: Dialect) {
    let world = World::open(dialect, "n7", None).await;
    for (action, entries) in [(DEPOSIT, 0), (DEPOSIT_TOLD, 40)] {
        let row = |at: i64| {
            let note = (action == DEPOSIT_TOLD).then(|| Slot::Given(format!("t{at}").as_str().into()));
            let account = [Slot::Given(format!("n{at}").as_str().into()), Slot::Given(Scalar::I64(1))];
            Slots::new(account.into_iter().chain(note).collect())
        };
        let done = world
            .cx
            .transaction(async |tx| Ok(many(tx.any(), action, (0..40).map(row).collect(), Bulk::default()).await));
        let done = done.await.expect("committed");
        let known = if action == DEPOSIT { 1 } else { 40 };
        assert_eq!((done.created, done.taken_over, done.failed), (40 - known, known, 0));
        assert_eq!(world.entries().await.len(), entries);
    }
}

async fn every_answer_finds_its_input(dialect: Dialect) {
    let world = World::open(dialect, "n7", Some("frozen")).await;
    let rows = |amount: i64| {
        let row = |at: i64| {
            Slots::new(vec![
                Slot::Given(format!("n{}", (at * 7) % 40).as_str().into()),
                Slot::Given(Scalar::I64(amount)),
                Slot::Given(format!("t{amount}").as_str().into()),
            ])
        };
        (0..40).map(row).collect::<Vec<_>>()
    };
    for (amount, created) in [(1, 39), (2, 0)] {
        let mut answered = Vec::new();
        let bulk = Bulk::default().each(|ordinal, written: Written| {
            answered.push((ordinal as i64, written.row.scalar(NAME.into(), Kind::Text).expect("a name")));
        });
        let outcome = many(world.cx.any(), DEPOSIT_TOLD, rows(amount), bulk).await;
        // The frozen one is skipped by the statement, and told all the same.
        assert_eq!((outcome.created, outcome.written(), outcome.failed), (created, 39, 1));
        assert_eq!((outcome.failures[0].ordinal, outcome.failures[0].error.class()), (1, Class::Conflict));
        let expected = (0..40).filter(|at| *at != 1).map(|at| (at, format!("n{}", (at * 7) % 40).as_str().into()));
        assert_eq!(answered, expected.collect::<Vec<(i64, Scalar)>>());
    }
}

async fn statements_stay_below_the_limits_of_parameters(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let rows = |prefix: &str| (0..12_000).map(|at| named(&format!("{prefix}{at}"))).collect::<Vec<_>>();
    let outcome = many(world.cx.any(), OPEN, rows("n"), Bulk::default().chunk(1_000_000)).await;
    assert_eq!(outcome.complete().expect("none is refused").created, 12_000);
}

async fn nothing_is_kept_where_nothing_is_to_be(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let bulk = || Bulk::default().chunk(10).on_failure(OnFailure::KeepNothing);
    let rows = |bad: usize| {
        (0..60).map(|at| if at == bad { named("zoe") } else { named(&format!("n{at}")) }).collect::<Vec<_>>()
    };
    for action in [OPEN, OPEN_WITH_HOOK] {
        let outcome = many(world.cx.any(), action, rows(37), bulk()).await;
        assert_eq!((outcome.written(), outcome.failed), (0, 1));
        if action == OPEN {
            assert_eq!(outcome.failures[0].ordinal, 37);
        }
        assert_eq!(world.texts("SELECT name FROM accounts").await, ["zoe"]);
    }
    let outcome = many(world.cx.any(), OPEN, rows(1000), bulk()).await.complete().expect("none is refused");
    assert_eq!(outcome.created, 60);
    assert_eq!(world.texts("SELECT name FROM accounts").await.len(), 61);
}

async fn a_refused_row_dooms_a_transaction(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let done: Result<()> = world
        .cx
        .transaction(async |tx| {
            let outcome = many(tx.any(), OPEN, vec![named("a"), named("zoe"), named("b")], Bulk::default()).await;
            assert_eq!((outcome.written(), outcome.failures[0].ordinal), (0, 1));
            Ok(())
        })
        .await;
    assert_eq!(done.expect_err("it is doomed").code(), "doomed");
    assert_eq!(world.texts("SELECT name FROM accounts").await, ["zoe"]);
    let done =
        world.cx.transaction(async |tx| many(tx.any(), OPEN, vec![named("a")], Bulk::default()).await.complete());
    assert_eq!(done.await.expect("it stands").created, 1);
}

/// Locks that wait for each other are given up and taken again in halves.
async fn upserts_in_opposite_orders_all_happen(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let row = |at: i64| Slots::new(vec![Slot::Given(format!("n{at}").as_str().into()), Slot::Given(Scalar::I64(1))]);
    let (forwards, backwards): (Vec<_>, Vec<_>) = ((0..60).map(row).collect(), (0..60).rev().map(row).collect());
    for round in 1..=3 {
        let (one, other) = tokio::join!(
            many(world.cx.any(), DEPOSIT, forwards.clone(), Bulk::default().chunk(60)),
            many(world.cx.any(), DEPOSIT, backwards.clone(), Bulk::default().chunk(60))
        );
        assert_eq!((one.written(), other.written()), (60, 60));
        let balances = world.texts("SELECT CAST(balance AS text) FROM accounts WHERE name <> 'zoe'").await;
        assert_eq!(balances, vec![(2 * round).to_string(); 60]);
    }
}

async fn an_upsert_encrypts_each_row(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let rows = |code: &'static str| {
        let row = move |at: i64| {
            let [label, code] = [format!("s{at}"), format!("{code}{at}")].map(|text| Slot::Given(text.as_str().into()));
            Slots::new(vec![label, code, Slot::Absent])
        };
        (0..20).map(row)
    };
    for (code, expected) in [("first", (20, 0)), ("second", (0, 20))] {
        let mut revealed = Vec::new();
        let bulk = Bulk::default().each(|ordinal, written: Written| {
            let safe = <Safe as resource_runtime::record::FromRow>::from_row(&written.row).expect("a safe");
            revealed.push((ordinal, world.cx.reveal(Safe::CODE, &safe.code).expect("it opens").expose().clone()));
        });
        let outcome = action::create_many(world.cx.any(), &SAFE, KEEP, inputs(rows(code)), bulk).await.expect("kept");
        assert_eq!((outcome.created, outcome.taken_over), expected);
        let codes: Vec<_> = (0..20).map(|at| (at, format!("{code}{at}"))).collect();
        assert_eq!(revealed, codes);
    }
}

async fn an_actor_without_a_grant_writes_nothing(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let guest = resource_runtime::Actor { name: "guest".to_owned(), ..resource_runtime::Actor::anonymous() };
    let cx = world.cx.any().engine().in_tenant(world.cx.tenant(), guest);
    let refused = action::create_many(cx.any(), &ACCOUNT, OPEN, inputs([named("a")]), Bulk::default()).await;
    assert_eq!(refused.expect_err("not granted").class(), Class::Forbidden);
}

/// `cargo test --release -p resource-runtime --test action -- --ignored --nocapture throughput`
#[tokio::test]
#[ignore = "long: measures"]
async fn throughput() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let world = World::open(dialect, "zoe", None).await;
        let row = |at: i64| {
            Slots::new(vec![
                Slot::Given(format!("n{at}").as_str().into()),
                Slot::Given(Scalar::I64(1)),
                Slot::Given(format!("t{at}").as_str().into()),
            ])
        };
        let measured = async |what: &str, action: u16, count: i64, chunk: usize| {
            let begun = Instant::now();
            let bulk = Bulk::default().chunk(chunk);
            let done = action::create_many(world.cx.any(), &ACCOUNT, action, inputs((0..count).map(row)), bulk).await;
            assert_eq!(done.expect("written").written(), count as u64);
            let seconds = begun.elapsed().as_secs_f64();
            println!("{dialect:?}: {what}, {count} rows in chunks of {chunk}: {:.0} rows/s", count as f64 / seconds);
        };
        measured("upserts that create", DEPOSIT, 50_000, 500).await;
        measured("upserts that take over", DEPOSIT, 50_000, 500).await;
        measured("upserts one by one", DEPOSIT, 2_000, 1).await;
    }
}
