//! Checks that the program is to run.

use std::time::{Duration, Instant};

use generated::monitoring::service_check::{self, Create};
use generated::monitoring::{CheckType, ServiceCheck};
use resource_core::{Id, Timestamp};
use resource_runtime::testing::{TestCx, TestTenant};

use crate::program::Server;

/// Sets the time to ten minutes ago, when a program ran that looked for what is due; the next one does so at once.
pub async fn ten_minutes_ago(t: &TestCx) {
    t.clock().set(Timestamp::from_micros(Timestamp::now().micros() - 600_000_000));
    app::jobs::jobs(t.engine()).expect("the tables fit").declare().await.expect("declared");
}

/// A check whether a port of this machine answers; it is due at once.
pub async fn tcp(tenant: &TestTenant, port: u16) -> Id<ServiceCheck> {
    of(tenant, CheckType::Tcp, port).await
}

/// A check what a web server at a port of this machine answers, for which it has five minutes; it is due at once.
pub async fn http(tenant: &TestTenant, port: u16) -> Id<ServiceCheck> {
    of(tenant, CheckType::Http, port).await
}

async fn of(tenant: &TestTenant, check_type: CheckType, port: u16) -> Id<ServiceCheck> {
    let timeout_seconds = (check_type == CheckType::Http).then_some(300);
    let create = Create {
        name: format!("port {port}"),
        description: None,
        check_type,
        target: "127.0.0.1".to_owned(),
        port: Some(port.into()),
        interval_seconds: None,
        timeout_seconds,
        retries: Some(0),
        enabled: None,
        config: None,
        warning_threshold_ms: None,
        critical_threshold_ms: None,
        agent: None,
        device: None,
        schedule: None,
        partition: None,
        metadata: None,
    };
    service_check::create(&tenant.role("operator"), create).await.expect("a check").id
}

/// Waits until a check has a result.
pub async fn answered(server: &Server, tenant: &TestTenant, check: &Id<ServiceCheck>) -> ServiceCheck {
    let start = Instant::now();
    loop {
        let now = service_check::get(&tenant.role("viewer"), check).await.expect("the check");
        if now.last_result.is_some() {
            return now;
        }
        assert!(start.elapsed() < Duration::from_secs(300), "it has no result: {:#?}", server.log());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
