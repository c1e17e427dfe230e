//! Changes of one row, and what they cause, are ordered by the time that they carry.

use resource_runtime::sql::Dialect;

use crate::fixture::World;
use crate::fixture::meta::account::{ADJUST, BOOK, BOOK_WITH_HOOK, UPDATED_AT};
use crate::on_both;

on_both! { a_call_that_was_overtaken_is_later_all_the_same concurrent_changes_tell_their_order }

/// A call that began before another one has changed the row writes times behind that change, by
/// whichever plan.
async fn a_call_that_was_overtaken_is_later_all_the_same(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let mut expected = Vec::new();
    let steps = [
        (BOOK, 100, 100),
        (BOOK, 40, 101),
        (BOOK_WITH_HOOK, 40, 102),
        (ADJUST, 101, 103),
        (BOOK, 102, 104),
        (BOOK, 500, 500),
    ];
    for (at, (action, clock, moment)) in steps.into_iter().enumerate() {
        world.set_clock(clock);
        let row = world.book(action, 1, Some(&format!("no. {at}"))).await.expect("booked");
        let updated = row.scalar(UPDATED_AT as usize, resource_core::Kind::Time).expect("a time");
        assert_eq!(updated, resource_core::Scalar::Time(crate::fixture::START + moment), "step {at}");
        if action != ADJUST {
            expected.push(format!("no. {at}"));
        }
    }
    assert_eq!(world.texts("SELECT text FROM entries ORDER BY recorded_at").await, expected);
    let apart = "SELECT text FROM entries WHERE happened_at <> recorded_at";
    assert_eq!(world.texts(apart).await, [""; 0], "`now()` is the moment of the change everywhere");
}

/// Every change adds one, so the balance tells the true order.
async fn concurrent_changes_tell_their_order(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let book = async |at: i64| {
        world.set_clock(100_000 - 1_000 * at);
        let action = if at % 3 == 0 { BOOK_WITH_HOOK } else { BOOK };
        world.book(action, 1, Some(&format!("no. {at}"))).await.expect("booked");
    };
    futures::future::join_all((0..32).map(book)).await;
    let order: Vec<String> = (1..=32).map(|balance: i64| balance.to_string()).collect();
    assert_eq!(world.texts("SELECT CAST(balance AS text) FROM entries ORDER BY recorded_at").await, order);
}
