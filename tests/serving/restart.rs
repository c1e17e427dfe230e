//! Starting again after a while in which nobody was there.

use std::net::TcpListener;
use std::time::Duration;

use generated::infrastructure::{AgentStatus, HealthEntity, HealthEvent, PollerStatus, agent, health_event, poller};
use generated::monitoring::{CheckOutcome, alert, service_check};
use resource_core::{Id, Timestamp};
use resource_macros::resource_test;
use resource_runtime::testing::{TestCx, TestTenant};
use tests::heard;

use crate::check::{answered, tcp, ten_minutes_ago};
use crate::program::Program;

/// The poller and the agent of the run before, heard from ten minutes ago.
async fn the_run_before(t: &TestCx, tenant: &TestTenant) {
    ten_minutes_ago(t).await;
    let monitor = tenant.system("monitor");
    heard::poller(&monitor, "local").await;
    heard::agent(&monitor, "local").await;
    t.clock().set(Timestamp::now());
}

#[resource_test]
async fn who_is_there_again_is_not_taken_for_lost(t: TestCx) {
    let acme = t.tenant("a");
    the_run_before(&t, &acme).await;
    let target = TcpListener::bind("127.0.0.1:0").expect("a port");
    let check = tcp(&acme, target.local_addr().expect("an address").port()).await;
    let server = Program::of(&t).serve(&[]);
    // Due at once: when it has run, it was looked for everything else that is due.
    assert_eq!(answered(&server, &acme, &check).await.last_result, Some(CheckOutcome::Success));
    tokio::time::sleep(Duration::from_secs(1)).await;

    let viewer = acme.role("viewer");
    let agent = agent::get(&viewer, &Id::new("local".to_owned())).await.expect("the agent");
    let poller = poller::get(&viewer, &Id::new("local".to_owned())).await.expect("the poller");
    assert_eq!((agent.status, poller.status), (AgentStatus::Connected, PollerStatus::Healthy));
    let changes = health_event::list(&viewer).filter(HealthEvent::ENTITY_TYPE.ne(HealthEntity::Custom));
    let changes = changes.all().await.expect("events");
    let changes: Vec<_> = changes.iter().map(|event| (event.old_state.as_deref(), event.new_state.as_str())).collect();
    assert!(changes.iter().all(|(old, _)| old.is_none()), "nothing but the registrations: {changes:?}");
    assert_eq!(alert::list(&viewer).count().await.expect("counted"), 0);
    assert_eq!(service_check::list(&viewer).count().await.expect("counted"), 1);
}

/// Of two processes the one that leaves the queue of checks alone does not keep them from the other.
#[resource_test]
async fn whoever_leaves_checks_to_others_does_not_stand_in_their_way(t: TestCx) {
    let acme = t.tenant("a");
    ten_minutes_ago(&t).await;
    t.clock().set(Timestamp::now());
    let target = TcpListener::bind("127.0.0.1:0").expect("a port");
    let check = tcp(&acme, target.local_addr().expect("an address").port()).await;
    let beside = Program::of(&t).serve(&["--queues-service-checks", "0"]);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let server = Program::of(&t).serve(&[]);
    assert_eq!(answered(&server, &acme, &check).await.last_result, Some(CheckOutcome::Success));
    drop(beside);
}
