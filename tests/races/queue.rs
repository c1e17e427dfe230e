//! Writers that wait for each other.

use std::time::Duration;

use resource_core::{Kind, Scalar};
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::db::Dialect;
use resource_runtime::testing::TestCx;
use resource_runtime::transaction::Isolation;
use tests::deed::{Deed, Outcome};

use crate::race::{Race, all, rows, spread};

/// Processes with several tasks each write as fast as they can, and none is told that it must not.
#[resource_test]
async fn writers_of_several_processes_queue(t: TestCx) {
    let tenant = t.tenant("a");
    let deeds = |at: usize| (0..20).map(|nth| Deed::Register { poller: format!("p-{at}-{nth}") }).collect();
    let mut race = Race::new(&t, &tenant, spread(6, 4, deeds));
    race.gate = "LOCK TABLE pollers IN SHARE ROW EXCLUSIVE MODE".to_owned();
    // Below the wait of five seconds.
    race.held = Duration::from_secs(2);
    let told = all(race.run().await);
    for (deed, outcome) in &told {
        assert!(matches!(outcome, Outcome::Done(_)), "{deed:?}: {outcome:?}");
    }
    let count = async |table: &str| {
        rows(&t, &format!("SELECT CAST(count(*) AS bigint) FROM {table}")).await[0]
            .scalar(0, Kind::I64)
            .expect("a number")
    };
    assert_eq!(count("pollers").await, Scalar::I64(480));
    assert_eq!(count("health_events").await, Scalar::I64(480));
    tests::counts::tell(&format!("{:?}: {} writes of 24 writers in 6 processes", t.dialect(), told.len()));
}

/// A writer that waits in vain is told so by the error that means "try again later".
#[resource_test]
async fn a_writer_does_not_wait_for_ever(t: TestCx) {
    if t.dialect() == Dialect::Postgres {
        return postgres_has_no_such_wait(&t).await;
    }
    let tenant = t.tenant("a");
    let deeds = |at: usize| vec![Deed::Register { poller: format!("p-{at}") }];
    for (_, outcome) in all(Race::new(&t, &tenant, spread(3, 1, deeds)).run_in_vain().await) {
        let Outcome::Refused { class, code, after, text, .. } = outcome else { panic!("{outcome:?}") };
        assert_eq!((class.as_str(), code.as_str()), ("Unavailable", "unavailable"), "{text}");
        assert!(after >= 4_500, "it waited {after} ms");
    }
    assert!(rows(&t, "SELECT 1 FROM pollers").await.is_empty());
}

/// On Postgres writers do not queue at all: one that writes other rows passes an open transaction.
async fn postgres_has_no_such_wait(t: &TestCx) {
    let tenant = t.tenant("a");
    let cx = tenant.role("admin");
    let open = t.db().begin(Isolation::Statement).await.expect("a transaction");
    let outcome = Deed::Register { poller: "p".to_owned() }.perform(&cx).await;
    assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
    open.rollback().await.expect("the end");
}

/// Inside a transaction the context of the transaction must be used. On SQLite another one would wait
/// for the writer that its own caller holds; so it is refused at once.
#[resource_test]
async fn a_write_beside_its_own_transaction_is_no_deadlock(t: TestCx) {
    let tenant = t.tenant("a");
    let cx = tenant.role("admin");
    let inside = async |write: &Deed| {
        cx.transaction(async |tx| {
            let through = Deed::Register { poller: "through".to_owned() }.perform(tx).await;
            assert!(matches!(through, Outcome::Done(_)), "{through:?}");
            Ok(write.perform(&cx).await)
        })
        .await
    };
    // One that is a single statement on SQLite, too, and one that opens a transaction of its own.
    let group = generated::inventory::device_group::Create {
        name: "beside".to_owned(),
        description: None,
        group_type: None,
        parent: None,
        metadata: None,
    };
    let single =
        cx.transaction(async |_| Ok(generated::inventory::device_group::create(&cx, group).await.map(drop))).await;
    let several = inside(&Deed::Register { poller: "beside".to_owned() }).await;
    match t.dialect() {
        Dialect::Sqlite => {
            let refused = single.expect("the outer transaction stands").expect_err("a second writer");
            assert_eq!(refused.class(), Class::Internal, "{refused:?}");
            let Ok(Outcome::Refused { class, text, .. }) = several else { panic!("{several:?}") };
            assert_eq!(class, "Internal", "{text}");
            assert!(text.contains("transaction"), "{text}");
        }
        Dialect::Postgres => {
            single.expect("the outer transaction stands").expect("another connection writes");
            assert!(matches!(several, Ok(Outcome::Done(_))), "{several:?}");
        }
    }
    assert_eq!(rows(&t, "SELECT 1 FROM pollers WHERE id = 'through'").await.len(), 1);
}
