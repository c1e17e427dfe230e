//! Changing many rows: the same rows and the same refusals as one by one, and reading as many.

use futures::TryStreamExt as _;
use resource_core::{Json, Kind, Scalar};
use resource_runtime::action::{self, Target, Written};
use resource_runtime::read::Select;
use resource_runtime::sql::Dialect;
use resource_runtime::{AnyCx, Bulk, BulkOutcome, OnFailure, Slot, Slots, inputs, typed};
use uuid::Uuid;

use crate::bulk::{Choices, state};
use crate::caused::told;
use crate::fixture::World;
use crate::fixture::meta::ACCOUNT;
use crate::fixture::meta::account::{ADJUST, BOOK, BOOK_IF_NOTED, BOOK_WITH_HOOK, OPEN, RENAME, TOP_UP};
use crate::fixture::safe::{CHANGE, LIST, PUT, Safe};
use crate::on_both;

on_both! {
    many_are_as_many_times_one
    a_chunk_is_read_and_written_at_once
    changes_in_opposite_orders_all_happen
    nothing_is_kept_where_nothing_is_to_be
    what_a_read_finds_is_changed
    a_stream_reads_every_record
}

type Row = (Vec<Scalar>, Slots);

/// Accounts, with their keys in the order of their names.
async fn accounts(world: &World, count: usize) -> Vec<Scalar> {
    let mut keys = Vec::new();
    for at in 0..count {
        let note = if at % 5 == 0 { "frozen" } else { "note" };
        let input = Slots::new(vec![Slot::Given(format!("n{at:03}").as_str().into()), Slot::Given(note.into())]);
        let row = action::create(world.cx.any(), &ACCOUNT, OPEN, input).await.expect("opened");
        keys.push(row.scalar(1, Kind::Uuid).expect("a key"));
    }
    keys
}

async fn many(cx: &AnyCx, action: u16, rows: Vec<Row>, bulk: Bulk<'_, Written>) -> BulkOutcome {
    let rows = inputs(rows.into_iter().map(Ok));
    action::update_many(cx, &ACCOUNT, action, rows, bulk).await.expect("nothing is wrong beside single rows")
}

fn booked(by: i64, text: &str) -> Slots {
    Slots::new(vec![Slot::Given(Scalar::I64(by)), Slot::Given(text.into()), Slot::Absent])
}

/// An amount and a text, each of them sometimes wrong.
fn input(choices: &mut Choices, action: u16) -> Slots {
    if action == TOP_UP {
        return Slots::new(Vec::new());
    }
    let by = *choices.among(&[1, 10, 40_000, 100_001, -60_000, 3_000_000_000]);
    let text = match choices.below(10) {
        0 => Slot::Absent,
        1 => Slot::Given("rather too long".into()),
        _ => Slot::Given(format!("t{}", choices.below(20)).as_str().into()),
    };
    Slots::new(vec![Slot::Given(Scalar::I64(by)), text, Slot::Absent])
}

async fn many_are_as_many_times_one(dialect: Dialect) {
    let mut choices = Choices(11);
    let (mut written, mut failed) = (0, 0);
    for action in [BOOK, BOOK_IF_NOTED, BOOK_WITH_HOOK, ADJUST, RENAME, TOP_UP] {
        for chunk in [3, 500] {
            let (singly, at_once) = (World::open(dialect, "zoe", None).await, World::open(dialect, "zoe", None).await);
            let (one, other) = (accounts(&singly, 20).await, accounts(&at_once, 20).await);
            let missing = Scalar::Uuid(Uuid::from_u128(9));
            let rows: Vec<(usize, Slots)> =
                (0..50).map(|_| (choices.below(21) as usize, input(&mut choices, action))).collect();
            let mut refused = Vec::new();
            for (ordinal, (at, input)) in rows.iter().enumerate() {
                let key = std::slice::from_ref(one.get(*at).unwrap_or(&missing));
                let target = Target { action, key };
                if let Err(error) = action::update(singly.cx.any(), &ACCOUNT, target, input.clone()).await {
                    refused.push((ordinal as u64, told(&error)));
                }
            }
            let rows =
                rows.into_iter().map(|(at, input)| (vec![other.get(at).unwrap_or(&missing).clone()], input)).collect();
            let outcome = many(at_once.cx.any(), action, rows, Bulk::default().chunk(chunk)).await;
            let mut found: Vec<_> =
                outcome.failures.iter().map(|failure| (failure.ordinal, told(&failure.error))).collect();
            found.sort();
            assert_eq!(found, refused, "action {action} in chunks of {chunk}");
            assert_eq!(state(&at_once).await, state(&singly).await, "action {action} in chunks of {chunk}");
            assert_eq!((outcome.changed + outcome.failed, outcome.created), (50, 0));
            written += outcome.changed;
            failed += outcome.failed;
        }
    }
    assert!(written > 150 && failed > 150, "{written} written, {failed} refused: the choices show nothing");
}

async fn a_chunk_is_read_and_written_at_once(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let keys = accounts(&world, 128).await;
    let mut answered = Vec::new();
    let bulk = Bulk::default().chunk(64).each(|ordinal, written: Written| {
        answered.push((ordinal as i64, written.row.scalar(3, Kind::I32).expect("a balance")));
    });
    let rows = keys.iter().rev().zip(0..).map(|(key, at)| (vec![key.clone()], booked(at, "text"))).collect();
    let (outcome, statements) = world.statements(many(world.cx.any(), ADJUST, rows, bulk)).await;
    assert_eq!((outcome.changed, statements), (128, 4));
    assert_eq!(answered, (0..128).map(|at| (at, Scalar::I64(at))).collect::<Vec<_>>());
    let rows = keys.iter().map(|key| (vec![key.clone()], booked(1, "told"))).collect();
    let (outcome, statements) = world.statements(many(world.cx.any(), BOOK, rows, Bulk::default())).await;
    assert_eq!((outcome.changed, statements), (128, 3), "with what it causes");
    assert_eq!(world.entries().await.len(), 128);
}

async fn changes_in_opposite_orders_all_happen(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let keys = accounts(&world, 40).await;
    let rows = |keys: Vec<Scalar>| keys.into_iter().map(|key| (vec![key], booked(1, "x"))).collect::<Vec<Row>>();
    let backwards: Vec<Scalar> = keys.iter().rev().cloned().collect();
    let bulk = || Bulk::default().chunk(40);
    let (one, other) = tokio::join!(
        many(world.cx.any(), ADJUST, rows(keys), bulk()),
        many(world.cx.any(), ADJUST, rows(backwards), bulk())
    );
    assert_eq!((one.changed, other.changed), (40, 40));
    let balances = world.texts("SELECT CAST(balance AS text) FROM accounts WHERE name <> 'zoe'").await;
    assert_eq!(balances, vec!["2"; 40]);
}

async fn nothing_is_kept_where_nothing_is_to_be(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let keys = accounts(&world, 30).await;
    for action in [ADJUST, BOOK_WITH_HOOK] {
        let rows = keys.iter().enumerate().map(|(at, key)| {
            let by = if at == 17 { 100_001 } else { 1 };
            (vec![key.clone()], booked(by, "text"))
        });
        let bulk = Bulk::default().chunk(8).on_failure(OnFailure::KeepNothing);
        let outcome = many(world.cx.any(), action, rows.collect(), bulk).await;
        assert_eq!((outcome.written(), outcome.failures[0].ordinal), (0, 17));
        assert_eq!(outcome.complete().expect_err("a row was refused").code(), "range");
        assert_eq!(world.texts("SELECT name FROM accounts WHERE balance <> 0").await.len(), 0);
    }
}

/// Safes `s000`, `s001` and so on.
async fn safes(world: &World, count: usize) {
    let rows = (0..count).map(|at| {
        let [label, code] = [format!("s{at:03}"), format!("code{at}")].map(|text| Slot::Given(text.as_str().into()));
        Slots::new(vec![label, code, Slot::Absent])
    });
    let put = typed::create_many::<Safe, Slots>(world.cx.any(), PUT, inputs(rows), Bulk::default()).await;
    assert_eq!(put.and_then(BulkOutcome::complete).expect("put").created, count as u64);
}

async fn what_a_read_finds_is_changed(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    let cx = &world.cx;
    safes(&world, 300).await;
    let read = || Select::<Safe>::new(cx.any(), LIST, Slots::default()).filter(Safe::LABEL.ge("s100"));
    let input = Slots::new(vec![Slot::Given("sesame".into()), Slot::given(&Json::default())]);
    let mut opened = 0;
    let bulk = Bulk::default().chunk(70).each(|_, safe: Safe| {
        opened += usize::from(cx.reveal(Safe::CODE, &safe.code).expect("it opens").expose() == "sesame");
    });
    let outcome = typed::update_each(cx.any(), CHANGE, (read().sort_descending(Safe::LABEL), input), bulk).await;
    assert_eq!((outcome.expect("changed").changed, opened), (200, 200));
    let untouched = Select::<Safe>::new(cx.any(), LIST, Slots::default()).filter(Safe::LABEL.lt("s100")).all().await;
    for safe in untouched.expect("read") {
        assert!(cx.reveal(Safe::CODE, &safe.code).expect("it opens").expose().starts_with("code"), "{}", safe.label);
    }
    let wrong = Slots::new(vec![Slot::Given("abc".into()), Slot::Absent]);
    let outcome = typed::update_each(cx.any(), CHANGE, (read(), wrong), Bulk::default().failures_kept(3)).await;
    let outcome = outcome.expect("nothing is wrong beside single rows");
    assert_eq!((outcome.changed, outcome.failed, outcome.failures.len()), (0, 200, 3));
}

async fn a_stream_reads_every_record(dialect: Dialect) {
    let world = World::open(dialect, "zoe", None).await;
    safes(&world, 600).await;
    let read = || Select::<Safe>::new(world.cx.any(), LIST, Slots::default());
    let labels = |safes: Vec<Safe>| safes.into_iter().map(|safe| safe.label).collect::<Vec<_>>();
    let expected: Vec<String> = (0..600).map(|at| format!("s{at:03}")).collect();
    let (found, statements) = world.statements(read().sort(Safe::LABEL).stream().try_collect::<Vec<_>>()).await;
    assert_eq!((labels(found.expect("read")), statements), (expected.clone(), 3));
    let found = read().sort_descending(Safe::LABEL).limit(100).stream().try_collect::<Vec<_>>().await;
    assert_eq!(labels(found.expect("read")), expected.into_iter().rev().collect::<Vec<_>>());
    let mut first = Box::pin(read().sort(Safe::LABEL).limit(10).stream());
    let (record, statements) = world.statements(first.try_next()).await;
    assert_eq!((record.expect("read").expect("there is one").label.as_str(), statements), ("s000", 1));
    let wrong = read().limit(0).stream().try_collect::<Vec<_>>().await;
    assert!(wrong.is_err());
}
