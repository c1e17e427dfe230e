//! Sources are asked when they are due, and when somebody asks for it.

use std::time::Duration;

use fake_netbox::{FakeNetbox, Options};
use generated::integrations::integration_source::{self, Claim};
use resource_macros::resource_test;
use resource_runtime::jobs::{Drained, Jobs};
use resource_runtime::testing::TestCx;
use uuid::Uuid;

use crate::site::Site;

/// A minute later, every job is done.
async fn minute(t: &TestCx, jobs: &Jobs) -> Drained {
    t.clock().advance(Duration::from_secs(60));
    jobs.tick().await.expect("a look");
    jobs.drain().await.expect("drained")
}

#[resource_test]
async fn sources_are_asked_at_their_intervals(t: TestCx) {
    let jobs = app::jobs::jobs(t.engine()).expect("the tables fit");
    jobs.declare().await.expect("declared");
    let netbox = FakeNetbox::start(Options { devices: 5, ..Options::default() }).await.expect("a server");
    let (a, b) = (Site::new(&t, "a"), Site::new(&t, "b"));
    let source = a.netbox(&netbox, "netbox", "default").await;
    let other = b.netbox(&netbox, "netbox", "default").await;
    let off = a.netbox(&netbox, "off", "default").await;
    integration_source::disable(&a.tenant.role("admin"), &off).await.expect("disabled");
    let syncs =
        async || (a.look(&source).await.total_syncs, b.look(&other).await.total_syncs, a.look(&off).await.total_syncs);

    assert_eq!(minute(&t, &jobs).await, Drained { completed: 2, failed: 0 });
    assert_eq!(syncs().await, (1, 1, 0));
    assert_eq!((a.devices().await.len(), b.devices().await.len()), (5, 5));
    for _ in 0..4 {
        assert_eq!(minute(&t, &jobs).await, Drained::default(), "five minutes are not over");
    }
    assert_eq!(minute(&t, &jobs).await.completed, 2);
    assert_eq!(syncs().await, (2, 2, 0));

    integration_source::request_sync(&a.tenant.role("admin"), &source).await.expect("asked for");
    integration_source::request_sync(&a.tenant.role("admin"), &off).await.expect_err("it is disabled");
    integration_source::request_sync(&a.tenant.role("operator"), &source).await.expect_err("it is for admins");
    assert_eq!(minute(&t, &jobs).await.completed, 1, "at once");
    assert_eq!(syncs().await, (3, 2, 0));
    assert_eq!(a.look(&source).await.sync_requested_at, None);
}

#[resource_test]
async fn a_source_that_somebody_is_asking_waits_until_the_claim_lapses(t: TestCx) {
    let jobs = app::jobs::jobs(t.engine()).expect("the tables fit");
    jobs.declare().await.expect("declared");
    let netbox = FakeNetbox::start(Options { devices: 5, ..Options::default() }).await.expect("a server");
    let site = Site::new(&t, "a");
    let source = site.netbox(&netbox, "netbox", "default").await;
    // A process claims it and dies.
    integration_source::claim(&site.sync, &source, Claim { by: Uuid::now_v7() }).await.expect("claimed");
    assert_eq!(minute(&t, &jobs).await, Drained::default());
    assert_eq!(netbox.list_requests(), 0);
    assert_eq!(minute(&t, &jobs).await.completed, 1);
    assert_eq!(site.devices().await.len(), 5);
}
