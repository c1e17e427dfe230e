//! Agents that are lost while they have work.

use crate::stage::{Core, LEASE, Puppet, acknowledge, bus, card, check, scope, start_poller};
use poller::Settings;
use std::{collections::HashSet, time::Duration};
use wire::{Body, Bus, BusError, CallError, Cause, Family, Pattern, Refusal};

fn stale<T>() -> Result<T, CallError> {
    Err(CallError::Bus(BusError::Refused { reason: Refusal::StaleAttempt }))
}

/// J4
#[tokio::test(start_paused = true)]
async fn checks_of_a_lost_agent_run_elsewhere_and_its_late_results_are_refused() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let mut first = Puppet::connect(&bus, card("first", Some("p1"))).await;
    let _poller = start_poller(&bus, Settings::new("poller", [scope(Some("p1"))])).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, Some("p1"), vec![check(1), check(2), check(3)]);
    let (sent, old) = tokio::join!(core.send(&seat, &job), first.take());
    sent.unwrap();
    let told = first.tell(&old, &[1]);
    let (request, _, _) = core.report().await;
    acknowledge(request);
    told.await.unwrap().unwrap();
    // One more has arrived here, but not at core, when the agent is lost.
    let told = first.tell(&old, &[2]);
    tokio::time::sleep(Duration::from_millis(1)).await;

    let mut second = Puppet::connect(&bus, card("second", Some("p1"))).await;
    bus.release(wire::Lease { key: first.lease.key.clone(), ..first.lease }).await.unwrap();
    let new = second.take().await;
    assert_eq!(new.1.checks, [check(3)], "only what is not answered");
    assert_eq!(new.1.job, old.1.job);
    assert_ne!(new.0.attempt, old.0.attempt);
    assert!(new.0.revision > old.0.revision);
    let lost = first_tell_again(&old, &bus).await;
    assert_eq!(lost, stale(), "late results of the old attempt");

    let (request, _, outcomes) = core.report().await;
    assert_eq!(outcomes.iter().map(|outcome| outcome.check.as_u128()).collect::<Vec<_>>(), [2]);
    acknowledge(request);
    assert_eq!(told.await.unwrap().unwrap().body, Body::Acknowledged, "what came in time counts");
    let told = second.tell(&new, &[3]);
    let (request, envelope, outcomes) = core.report().await;
    assert_eq!((envelope.attempt, outcomes[0].attempt), (job.attempt, new.0.attempt));
    assert_eq!(outcomes[0].agent.as_deref(), Some("second"));
    acknowledge(request);
    told.await.unwrap().unwrap();
    assert_eq!(bus.list(Pattern::all(Family::Assignments)).await.unwrap(), []);
}

/// A new process of the lost agent that still has its outcomes.
async fn first_tell_again(
    old: &(wire::Envelope, wire::RunChecks),
    bus: &wire::InProcess,
) -> Result<wire::Envelope, CallError> {
    let ghost = Puppet::connect(bus, card("ghost", Some("elsewhere"))).await;
    ghost.tell(old, &[3]).await.unwrap()
}

#[tokio::test(start_paused = true)]
async fn an_agent_that_falls_silent_is_lost_when_its_lease_lapses() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let probe = std::sync::Arc::new(Never);
    let settings = agent::Settings {
        capabilities: vec![wire::Capability::TCP],
        lease: LEASE,
        ..agent::Settings::new(crate::stage::tenant(), "silent")
    };
    let shutdown = futures::FutureExt::map(stopped, drop);
    let silent = tokio::spawn(agent::serve_with(std::sync::Arc::new(bus.clone()), probe, settings, shutdown));
    tokio::time::sleep(Duration::from_millis(1)).await;
    let _poller = start_poller(&bus, Settings::new("poller", [scope(None)])).await;
    let seat = core.seat("poller").await;
    core.send(&seat, &core.job(&seat, None, vec![check(1)])).await.unwrap();
    let mut other = Puppet::connect(&bus, card("other", None)).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = bus.now();
    silent.abort();
    let work = other.take().await;
    let passed = bus.now() - before;
    assert!(passed <= chrono::Duration::from_std(LEASE).unwrap(), "{passed}");
    let told = other.tell(&work, &[1]);
    acknowledge(core.report().await.0);
    told.await.unwrap().unwrap();
    drop(stop);
}

/// Never comes to an end.
struct Never;

impl agent::Probe for Never {
    fn probe<'a>(&'a self, _: &'a wire::CheckTask) -> futures::future::BoxFuture<'a, Result<Duration, agent::Failure>> {
        Box::pin(futures::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn an_agent_that_comes_back_gets_its_checks_again() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let mut agent = Puppet::connect(&bus, card("only", None)).await;
    let _poller = start_poller(&bus, Settings::new("poller", [scope(None)])).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, None, vec![check(1)]);
    let (sent, old) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    bus.release(wire::Lease { key: agent.lease.key.clone(), ..agent.lease }).await.unwrap();
    drop(agent.requests);
    tokio::time::sleep(Duration::from_secs(5)).await;
    let mut agent = Puppet::connect(&bus, card("only", None)).await;
    let new = agent.take().await;
    assert!(new.0.revision > old.0.revision);
    assert_eq!(agent.tell(&old, &[1]).await.unwrap(), stale());
    let told = agent.tell(&new, &[1]);
    acknowledge(core.report().await.0);
    told.await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn without_a_successor_core_learns_that_the_agent_was_lost() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let mut agent = Puppet::connect(&bus, card("only", None)).await;
    let _poller = start_poller(&bus, Settings::new("poller", [scope(None)])).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, None, vec![check(1), check(2)]);
    let (sent, _) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    bus.release(wire::Lease { key: agent.lease.key.clone(), ..agent.lease }).await.unwrap();
    let (request, _, outcomes) = core.report().await;
    assert!(bus.now() < job.deadline);
    assert!(outcomes.iter().all(|outcome| outcome.cause == Some(Cause::AgentLost) && outcome.tries == 0));
    assert_eq!(outcomes.iter().map(|outcome| outcome.check).collect::<HashSet<_>>().len(), 2);
    acknowledge(request);
}
