//! Which pollers, agents and checkers the triggers of supervision are for, and who hears of it.

use std::collections::BTreeSet;
use std::time::Duration;

use generated::infrastructure::health_event::{self, Timeline};
use generated::infrastructure::{
    AgentStatus, CheckerStatus, CheckerType, HealthEntity, PollerStatus, agent, checker, poller,
};
use generated::monitoring::{Alert, AlertSource, AlertStatus, Severity, alert};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::{TestCx, TestTenant};
use tests::heard;

use crate::minutes;
use crate::picks::{only, picked};

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

async fn run(t: &TestCx, script: &str) {
    sea_orm::ConnectionTrait::execute_unprepared(t.db().writer(), script).await.expect(script);
}

/// Pollers that have just been heard from, each in the state that it is named after.
async fn pollers(t: &TestCx, tenant: &TestTenant, states: &[&str]) {
    for state in states {
        heard::poller(&tenant.role("operator"), state).await;
        run(t, &format!("UPDATE pollers SET status = '{state}' WHERE id = '{state}'")).await;
    }
}

async fn agents(t: &TestCx, tenant: &TestTenant, states: &[&str]) {
    for state in states {
        heard::agent(&tenant.role("operator"), state).await;
        run(t, &format!("UPDATE agents SET status = '{state}' WHERE uid = '{state}'")).await;
    }
}

const POLLERS: [&str; 7] = ["healthy", "degraded", "draining", "maintenance", "inactive", "offline", "recovering"];
const AGENTS: [&str; 5] = ["connected", "degraded", "connecting", "disconnected", "unavailable"];

async fn poller_now(tenant: &TestTenant, id: &str) -> PollerStatus {
    poller::get(&tenant.role("viewer"), &Id::new(id.to_owned())).await.expect("the poller").status
}

async fn agent_now(tenant: &TestTenant, id: &str) -> AgentStatus {
    agent::get(&tenant.role("viewer"), &Id::new(id.to_owned())).await.expect("the agent").status
}

/// How often something changed its state, beyond being registered.
async fn changes(tenant: &TestTenant, entity_type: HealthEntity, id: &str) -> usize {
    let timeline = Timeline { entity_type, entity_id: id.to_owned(), since: None };
    let cx = tenant.role("viewer");
    let events = health_event::timeline(&cx, timeline).all().await.expect("events");
    events.iter().filter(|event| event.old_state.is_some()).count()
}

async fn alerts(tenant: &TestTenant, source: AlertSource) -> Vec<Alert> {
    let cx = tenant.role("viewer");
    alert::list(&cx).filter(Alert::SOURCE_TYPE.eq(source)).all().await.expect("alerts")
}

#[resource_test]
async fn pollers_that_miss_heartbeats(t: TestCx) {
    let key = "infrastructure.poller#miss_heartbeat";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    pollers(&t, &a, &POLLERS).await;
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "two minutes are not more than two");
    let sign = poller::Heartbeat { is_healthy: true, agent_count: None, checker_count: None };
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&["healthy"]), "only one that should give signs");
    assert_eq!(poller_now(&a, "healthy").await, PollerStatus::Degraded);
    assert_eq!(changes(&a, HealthEntity::Poller, "healthy").await, 1);
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "once");
    poller::heartbeat(&a.system("monitor"), &Id::new("healthy".to_owned()), sign).await.expect("a sign");
    assert_eq!((poller_now(&a, "healthy").await, picked(&t, &jobs, &a, key).await), (PollerStatus::Healthy, set(&[])));
}

#[resource_test]
async fn pollers_that_are_given_up(t: TestCx) {
    let key = "infrastructure.poller#give_up";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    pollers(&t, &a, &POLLERS).await;
    t.clock().advance(minutes(1));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "heard from two minutes ago");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&["degraded"]));
    assert_eq!(poller_now(&a, "degraded").await, PollerStatus::Offline);
    assert_eq!(changes(&a, HealthEntity::Poller, "degraded").await, 1);
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "once");
    // One that degraded a moment ago has a minute to come back.
    run(&t, "UPDATE pollers SET status = 'healthy' WHERE id = 'healthy'").await;
    t.clock().advance(Duration::from_secs(30));
    let missed = poller::HeartbeatTimeout { reason: None };
    poller::heartbeat_timeout(&a.system("monitor"), &Id::new("healthy".to_owned()), missed).await.expect("degraded");
    t.clock().advance(Duration::from_secs(1));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&["healthy"]), "a minute and a second later");
}

#[resource_test]
async fn people_hear_of_lost_pollers_until_they_are_back(t: TestCx) {
    let (lost, back) = ("infrastructure.poller#alert_of_loss", "infrastructure.poller#alert_of_return");
    let (a, b) = (t.tenant("a"), t.tenant("b"));
    let jobs = only(&t, lost).await;
    pollers(&t, &a, &POLLERS).await;
    pollers(&t, &b, &["healthy"]).await;
    let (monitor, admin) = (a.system("monitor"), a.role("admin"));
    let id = |id: &str| Id::new(id.to_owned());
    assert_eq!(picked(&t, &jobs, &a, lost).await, set(&[]), "what went as planned is no news");
    poller::go_offline(&admin, &id("degraded"), poller::GoOffline { reason: None }).await.expect("taken out");
    assert_eq!(picked(&t, &jobs, &a, lost).await, set(&[]), "somebody wanted it so");
    let gone = poller::LoseConnection { reason: None };
    poller::lose_connection(&monitor, &id("healthy"), gone).await.expect("lost");
    assert_eq!(picked(&t, &jobs, &a, lost).await, set(&["healthy"]));
    let [raised] = alerts(&a, AlertSource::Poller).await.try_into().expect("one alert");
    assert_eq!((raised.status, raised.severity), (AlertStatus::Pending, Severity::Critical));
    assert_eq!((raised.source_id.as_deref(), raised.title.as_str()), (Some("healthy"), "Poller healthy is offline"));
    assert!(alerts(&b, AlertSource::Poller).await.is_empty());
    assert_eq!(picked(&t, &jobs, &a, lost).await, set(&[]), "once");

    let jobs = only(&t, back).await;
    let sign = || poller::Heartbeat { is_healthy: true, agent_count: None, checker_count: None };
    assert_eq!(picked(&t, &jobs, &a, back).await, set(&[]), "it is away");
    poller::heartbeat(&monitor, &id("healthy"), sign()).await.expect("a sign");
    assert_eq!(picked(&t, &jobs, &a, back).await, set(&[]), "one sign is no recovery");
    poller::heartbeat(&monitor, &id("healthy"), sign()).await.expect("a sign");
    assert_eq!(picked(&t, &jobs, &a, back).await, set(&["healthy"]));
    assert_eq!(alerts(&a, AlertSource::Poller).await[0].status, AlertStatus::Resolved);
    assert_eq!(picked(&t, &jobs, &a, back).await, set(&[]), "once");

    // The next loss is another matter.
    let jobs = only(&t, lost).await;
    let gone = poller::LoseConnection { reason: None };
    poller::lose_connection(&monitor, &id("healthy"), gone).await.expect("lost");
    assert_eq!(picked(&t, &jobs, &a, lost).await, set(&["healthy"]));
    assert_eq!(alerts(&a, AlertSource::Poller).await.len(), 2);
    // One that is retired is not missed any more.
    poller::deactivate(&admin, &id("healthy"), poller::Deactivate { reason: None }).await.expect("retired");
    let jobs = only(&t, back).await;
    assert_eq!(picked(&t, &jobs, &a, back).await, set(&["healthy"]));
    assert!(alerts(&a, AlertSource::Poller).await.iter().all(|alert| alert.status == AlertStatus::Resolved));
}

#[resource_test]
async fn agents_that_miss_heartbeats(t: TestCx) {
    let key = "infrastructure.agent#miss_heartbeat";
    let a = t.tenant("a");
    let jobs = only(&t, key).await;
    agents(&t, &a, &AGENTS).await;
    t.clock().advance(minutes(4));
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "five minutes are not more than five");
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&["connected", "degraded"]));
    for id in ["connected", "degraded"] {
        assert_eq!(agent_now(&a, id).await, AgentStatus::Disconnected);
        assert_eq!(changes(&a, HealthEntity::Agent, id).await, 1);
    }
    assert_eq!(agent_now(&a, "connecting").await, AgentStatus::Connecting);
    assert_eq!(picked(&t, &jobs, &a, key).await, set(&[]), "once");
}

#[resource_test]
async fn people_hear_of_lost_agents_until_they_are_back(t: TestCx) {
    let (lost, back) = ("infrastructure.agent#alert_of_loss", "infrastructure.agent#alert_of_return");
    let a = t.tenant("a");
    let jobs = only(&t, lost).await;
    agents(&t, &a, &AGENTS).await;
    assert_eq!(picked(&t, &jobs, &a, lost).await, set(&["disconnected"]));
    let monitor = a.system("monitor");
    let id = |id: &str| Id::new(id.to_owned());
    let gone = agent::LoseConnection { reason: None };
    agent::lose_connection(&monitor, &id("connected"), gone).await.expect("lost");
    assert_eq!(picked(&t, &jobs, &a, lost).await, set(&["connected"]), "each once");
    assert_eq!(picked(&t, &jobs, &a, lost).await, set(&[]));
    let raised = alerts(&a, AlertSource::Agent).await;
    assert!(raised.iter().all(|alert| (alert.status, alert.severity) == (AlertStatus::Pending, Severity::Critical)));
    assert_eq!(raised.len(), 2);

    let jobs = only(&t, back).await;
    for _ in 0..2 {
        assert_eq!(picked(&t, &jobs, &a, back).await, set(&[]), "neither away nor connecting is back");
        let sign = agent::Heartbeat { is_healthy: true, capabilities: None, version: None };
        agent::heartbeat(&monitor, &id("connected"), sign).await.expect("a sign");
    }
    let out = agent::MarkUnavailable { reason: None };
    agent::mark_unavailable(&a.role("admin"), &id("disconnected"), out).await.expect("out of service");
    assert_eq!(picked(&t, &jobs, &a, back).await, set(&["connected", "disconnected"]));
    assert!(alerts(&a, AlertSource::Agent).await.iter().all(|alert| alert.status == AlertStatus::Resolved));
    assert_eq!(picked(&t, &jobs, &a, back).await, set(&[]), "once");
}

#[resource_test]
async fn checkers_that_fail_three_times(t: TestCx) {
    let (reached, again) = ("infrastructure.checker#reach_threshold", "infrastructure.checker#work_again");
    let a = t.tenant("a");
    let jobs = only(&t, reached).await;
    let operator = a.role("operator");
    for id in ["twice", "thrice", "paused"] {
        let register = checker::Register {
            id: id.to_owned(),
            name: id.to_owned(),
            checker_type: CheckerType::Snmp,
            description: None,
            config: None,
            interval_seconds: None,
            timeout_seconds: None,
            retries: None,
            target_type: None,
            target_filter: None,
            agent: None,
            partition: None,
            metadata: None,
            start: None,
        };
        checker::register(&operator, register).await.expect("a checker");
    }
    let id = |id: &str| Id::new(id.to_owned());
    let fails = async |name: &str, times: usize| {
        for _ in 0..times {
            let reason = Some("no answer".to_owned());
            checker::record_failure(&operator, &id(name), checker::RecordFailure { reason }).await.expect("noted");
        }
    };
    checker::pause(&operator, &id("paused"), checker::Pause { reason: None }).await.expect("paused");
    fails("twice", 2).await;
    fails("thrice", 3).await;
    fails("paused", 3).await;
    let now = async |name: &str| checker::get(&operator, &id(name)).await.expect("the checker");
    assert_eq!(picked(&t, &jobs, &a, reached).await, set(&["thrice"]));
    assert_eq!(
        (now("thrice").await.status, now("twice").await.status),
        (CheckerStatus::Failing, CheckerStatus::Active)
    );
    assert_eq!(now("thrice").await.failure_reason.as_deref(), Some("no answer"));
    assert_eq!(picked(&t, &jobs, &a, reached).await, set(&[]), "once");
    checker::record_success(&operator, &id("twice")).await.expect("noted");
    fails("twice", 2).await;
    assert_eq!(picked(&t, &jobs, &a, reached).await, set(&[]), "not in a row");

    let jobs = only(&t, again).await;
    assert_eq!(picked(&t, &jobs, &a, again).await, set(&[]));
    checker::record_success(&operator, &id("thrice")).await.expect("noted");
    assert_eq!(picked(&t, &jobs, &a, again).await, set(&["thrice"]));
    assert_eq!((now("thrice").await.status, now("thrice").await.consecutive_failures), (CheckerStatus::Active, 0));
    assert_eq!(picked(&t, &jobs, &a, again).await, set(&[]), "once");
}
