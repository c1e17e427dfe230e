//! Changes that leave the key alone do not wait for those who only refer to the row.
//!
//! SQLite has one writer and no locks on rows.

use std::time::Duration;

use resource_runtime::sql::Dialect;
use tokio::time::timeout;

use crate::fixture::World;
use crate::fixture::meta::account::{BOOK, BOOK_WITH_CODE, BOOK_WITH_HOOK, RENAME};

/// What a foreign key takes while a referring row is inserted.
const REFER: &str = "SELECT 1 FROM accounts FOR KEY SHARE";

#[tokio::test]
async fn a_referring_row_is_not_waited_for() {
    let world = World::open(Dialect::Postgres, "ada", None).await;
    let referring = world.transaction(REFER).await;
    for (at, action) in [BOOK, BOOK_WITH_HOOK, BOOK_WITH_CODE].into_iter().enumerate() {
        let booked = timeout(Duration::from_secs(60), world.book(action, 1, Some(&format!("no. {at}")))).await;
        booked.expect("it waits for nobody").expect("booked");
    }
    referring.rollback().await.expect("ended");
}

#[tokio::test]
async fn a_change_of_a_key_waits() {
    let world = World::open(Dialect::Postgres, "ada", None).await;
    let referring = world.transaction(REFER).await;
    let renamed = world.book(RENAME, 0, Some("bob"));
    tokio::pin!(renamed);
    assert!(timeout(Duration::from_millis(300), &mut renamed).await.is_err(), "somebody refers to the old name");
    referring.rollback().await.expect("ended");
    renamed.await.expect("renamed");
}
