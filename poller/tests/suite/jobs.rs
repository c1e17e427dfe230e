//! Jobs from core to agents and their results back.

use crate::stage::{Core, Puppet, acknowledge, bus, card, check, empty_job, nobody, scope, start_poller, tenant};
use poller::Settings;
use std::time::Duration;
use uuid::Uuid;
use wire::{
    AgentCard, Body, Bus, BusError, CallError, Capability, Cause, Check, CheckTask, Envelope, Family, Pattern,
    PingSettings, Refusal, Rejection, RunJob, Seat, Verdict, Wanted, Withheld,
};

fn refused<T>(reason: Refusal) -> Result<T, CallError> {
    Err(CallError::Bus(BusError::Refused { reason }))
}

fn settings() -> Settings {
    Settings::new("poller", [scope(None)])
}

#[tokio::test(start_paused = true)]
async fn outcomes_are_acknowledged_to_the_agent_once_core_has_stored_them() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let mut agent = Puppet::connect(&bus, card("a", Some("p1"))).await;
    let _poller = start_poller(&bus, settings()).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, Some("p1"), vec![check(1), check(2)]);
    let (sent, work) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    assert_eq!(work.0.partition.as_deref(), Some("p1"));
    assert!(work.0.attempt != job.attempt && work.0.revision > seat.revision);
    assert!(work.0.deadline < job.deadline, "so that there is time to report");

    let mut told = agent.tell(&work, &[1]);
    let (request, envelope, outcomes) = core.report().await;
    assert_eq!((envelope.attempt, envelope.revision), (job.attempt, seat.revision));
    assert_eq!(request.subject().to_string(), format!("results.{}.p1.checks", tenant()));
    assert_eq!((outcomes.len(), outcomes[0].verdict), (1, Verdict::Success));
    assert_eq!((outcomes[0].attempt, outcomes[0].agent.as_deref()), (work.0.attempt, Some("a")));
    request.reject(Refusal::Unavailable { text: "no disk".to_owned() });
    let (request, _, again) = core.report().await;
    assert_eq!(outcomes, again);
    assert!(tokio::time::timeout(Duration::from_secs(1), &mut told).await.is_err(), "not stored yet");
    acknowledge(request);
    assert_eq!(told.await.unwrap().unwrap().body, Body::Acknowledged);

    let again = agent.tell(&work, &[1]);
    assert_eq!(again.await.unwrap().unwrap().body, Body::Acknowledged, "core has it already");
    let told = agent.tell(&work, &[1, 2]);
    let (request, _, outcomes) = core.report().await;
    assert_eq!(outcomes.len(), 1, "what core has is not told again");
    acknowledge(request);
    assert_eq!(told.await.unwrap().unwrap().body, Body::Acknowledged);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(bus.list(Pattern::all(Family::Assignments)).await.unwrap(), [], "the job is over");
    assert_eq!(agent.tell(&work, &[2]).await.unwrap(), refused(Refusal::StaleAttempt));
}

#[tokio::test(start_paused = true)]
async fn no_agent_and_busy_agents_are_told_apart() {
    let bus = bus();
    let core = Core::new(&bus).await;
    let _poller = start_poller(&bus, settings()).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, Some("p1"), vec![check(1)]);
    assert_eq!(core.send(&seat, &job).await, refused(nobody("capability `tcp`, partition `p1`")));

    let mut elsewhere = Puppet::connect(&bus, card("elsewhere", Some("p2"))).await;
    let mut unable =
        Puppet::connect(&bus, wire::AgentCard { capabilities: vec![Capability::ICMP], ..card("unable", None) }).await;
    let bound = wire::AgentCard { poller: Some("other".to_owned()), ..card("bound", None) };
    let mut bound = Puppet::connect(&bus, bound).await;
    assert_eq!(core.send(&seat, &job).await, refused(nobody("capability `tcp`, partition `p1`")));

    let mut busy = Puppet::connect(&bus, card("busy", Some("p1"))).await;
    let turned_down = async {
        let request = futures::StreamExt::next(&mut busy.requests).await.unwrap();
        request.reject(Rejection::Busy);
    };
    let (sent, ()) = tokio::join!(core.send(&seat, &job), turned_down);
    assert_eq!(sent, Err(CallError::Bus(BusError::Busy)));
    assert!(elsewhere.is_idle() && unable.is_idle() && bound.is_idle());
    assert_eq!(bus.list(Pattern::all(Family::Assignments)).await.unwrap(), []);
}

/// The reason is where somebody looks who waits for results: with the job, and with the check.
#[tokio::test(start_paused = true)]
async fn why_agents_lack_a_capability_is_told() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let _poller = start_poller(&bus, settings()).await;
    let why = |why: &str| vec![Withheld { capability: Capability::ICMP, why: why.to_owned() }];
    let here = AgentCard { withheld: why("set the one"), ..card("here", Some("p1")) };
    let mut here = Puppet::connect(&bus, here).await;
    let there = AgentCard { withheld: why("set the other"), ..card("there", Some("p2")) };
    let _there = Puppet::connect(&bus, there).await;
    let echo = CheckTask::new(Uuid::from_u128(9), Check::Ping(PingSettings::default()), "127.0.0.1");
    let seat = core.seat("poller").await;
    let told = "capability `icmp`, partition `p1`; agent `here` without `icmp` says: set the one";

    let alone = core.job(&seat, Some("p1"), vec![echo.clone()]);
    assert_eq!(core.send(&seat, &alone).await, refused(nobody(told)));
    let beside = core.job(&seat, Some("p1"), vec![check(1), echo]);
    let (sent, work) = tokio::join!(core.send(&seat, &beside), here.take());
    sent.unwrap();
    assert_eq!(work.1.checks.len(), 1);
    let (_, _, outcomes) = core.report().await;
    assert_eq!((outcomes.len(), outcomes[0].cause), (1, Some(Cause::NoAgent)));
    assert_eq!(outcomes[0].error, Some(format!("no connected agent fits; wanted: {told}")));
}

#[tokio::test(start_paused = true)]
async fn a_busy_agent_is_passed_over_for_another() {
    let bus = bus();
    let core = Core::new(&bus).await;
    let mut near = Puppet::connect(&bus, card("near", Some("p1"))).await;
    let mut far = Puppet::connect(&bus, card("far", None)).await;
    let _poller = start_poller(&bus, settings()).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, Some("p1"), vec![check(1)]);
    let near_is_busy = async { futures::StreamExt::next(&mut near.requests).await.unwrap().reject(Rejection::Busy) };
    let (sent, (), (_, run)) = tokio::join!(core.send(&seat, &job), near_is_busy, far.take());
    sent.unwrap();
    assert_eq!(run.checks, [check(1)]);
}

#[tokio::test(start_paused = true)]
async fn checks_that_nobody_can_run_are_answered_and_the_others_run() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let mut agent = Puppet::connect(&bus, card("a", None)).await;
    let _poller = start_poller(&bus, settings()).await;
    let seat = core.seat("poller").await;
    let snmp = CheckTask::new(Uuid::from_u128(2), wire::Check::Snmp, "127.0.0.1");
    let job = core.job(&seat, None, vec![check(1), snmp]);
    let (sent, work) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    assert_eq!(work.1.checks, [check(1)]);
    let (request, _, outcomes) = core.report().await;
    let [outcome] = &outcomes[..] else { panic!("only the one that nobody can run") };
    assert_eq!((outcome.verdict, outcome.cause, outcome.tries), (Verdict::Unknown, Some(Cause::NoAgent), 0));
    assert_eq!(outcome.error.as_deref(), Some("no connected agent fits; wanted: capability `snmp`"));
    acknowledge(request);
}

/// J6
#[tokio::test(start_paused = true)]
async fn a_job_of_one_partition_never_goes_to_a_poller_or_agent_of_another() {
    let bus = bus();
    let core = Core::new(&bus).await;
    let _one = start_poller(&bus, Settings::new("one", [scope(Some("p1"))])).await;
    let _two = start_poller(&bus, Settings::new("two", [scope(Some("p2"))])).await;
    let mut agent_one = Puppet::connect(&bus, card("a1", Some("p1"))).await;
    let mut agent_two = Puppet::connect(&bus, card("a2", Some("p2"))).await;
    let seats = Seat::of_tenant(&bus, tenant()).await.unwrap();
    let fit: Vec<&str> =
        seats.iter().filter(|seat| seat.fits(&Wanted::Any, Some("p1"))).map(|seat| seat.poller.id.as_str()).collect();
    assert_eq!(fit, ["one"]);
    assert!(!seats.iter().any(|seat| seat.fits(&Wanted::Poller("two"), Some("p1"))), "not even when it is wanted");

    // A core that is wrong is told so.
    let two = core.seat("two").await;
    let job = core.job(&two, Some("p1"), vec![check(1)]);
    assert_eq!(core.send(&two, &job).await, refused(Refusal::WrongPartition));
    let astray = Seat { partition: Some("p1".to_owned()), ..two.clone() };
    assert!(matches!(core.send(&astray, &job).await, Err(CallError::Bus(BusError::Nobody(_)))));

    // A job of the whole tenant stays within the poller's own partition.
    let job = core.job(&two, None, vec![check(1)]);
    let (sent, _) = tokio::join!(core.send(&two, &job), agent_two.take());
    sent.unwrap();
    assert!(agent_one.is_idle());
    let wanted = CheckTask { agent: Some("a1".to_owned()), ..check(1) };
    let job = core.job(&two, None, vec![wanted]);
    assert_eq!(core.send(&two, &job).await, refused(nobody("capability `tcp`, agent `a1`")), "wanted or not");
}

#[tokio::test(start_paused = true)]
async fn what_does_not_belong_here_is_refused_with_its_reason() {
    let bus = bus();
    let core = Core::new(&bus).await;
    let _poller = start_poller(&bus, settings()).await;
    let mut agent = Puppet::connect(&bus, card("a", None)).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, None, vec![check(1)]);
    let earlier = Envelope { revision: seat.revision - 1, ..job.clone() };
    assert_eq!(core.send(&seat, &earlier).await, refused(Refusal::StaleAttempt), "meant for an earlier run");
    let foreign = Envelope { tenant: Uuid::from_u128(2), ..job.clone() };
    assert_eq!(core.send(&seat, &foreign).await, refused(Refusal::WrongTenant));
    let answer = Envelope { body: Body::Accepted, ..job.clone() };
    assert!(matches!(
        core.send(&seat, &answer).await,
        Err(CallError::Bus(BusError::Refused { reason: Refusal::Malformed { .. } }))
    ));
    assert!(agent.is_idle());

    let (sent, work) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    core.send(&seat, &job).await.expect("asked again about the same attempt");
    assert!(agent.is_idle(), "which is not handed out twice");
    let other_revision = (work.0.clone().under(work.0.revision + 1), work.1.clone());
    assert_eq!(agent.tell(&other_revision, &[1]).await.unwrap(), refused(Refusal::StaleAttempt));
    let foreign_check = agent.tell(&work, &[1, 99]).await.unwrap();
    assert!(matches!(foreign_check, Err(CallError::Bus(BusError::Refused { reason: Refusal::Malformed { .. } }))));
}

#[tokio::test(start_paused = true)]
async fn a_poller_takes_so_many_jobs_and_no_more() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let _poller = start_poller(&bus, Settings { capacity: 1, ..settings() }).await;
    let mut agent = Puppet::connect(&bus, card("a", None)).await;
    let seat = core.seat("poller").await;
    assert!(seat.has_room());
    let job = core.job(&seat, None, vec![check(1)]);
    let (sent, work) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    let second = core.job(&seat, None, vec![check(2)]);
    assert_eq!(core.send(&seat, &second).await, Err(CallError::Bus(BusError::Busy)));
    tokio::time::sleep(Duration::from_secs(11)).await;
    assert!(!core.seat("poller").await.has_room(), "its next sign of life says so");
    let told = agent.tell(&work, &[1]);
    acknowledge(core.report().await.0);
    told.await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (sent, _) = tokio::join!(core.send(&seat, &second), agent.take());
    sent.unwrap();
}

#[tokio::test(start_paused = true)]
async fn without_an_answer_checks_expire_while_core_still_listens() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let _poller = start_poller(&bus, settings()).await;
    let mut agent = Puppet::connect(&bus, card("a", None)).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, None, vec![check(1), check(2)]);
    let (sent, work) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    let (request, _, outcomes) = core.report().await;
    assert!(bus.now() < job.deadline);
    assert!(bus.now() >= work.0.deadline);
    assert_eq!(outcomes.len(), 2);
    assert!(outcomes.iter().all(|outcome| outcome.cause == Some(Cause::Expired)));
    acknowledge(request);
}

#[tokio::test(start_paused = true)]
async fn core_no_longer_wanting_a_job_ends_it_and_the_agent_learns_why() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let _poller = start_poller(&bus, settings()).await;
    let mut agent = Puppet::connect(&bus, card("a", None)).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, None, vec![check(1), check(2)]);
    let (sent, work) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    let told = agent.tell(&work, &[1]);
    core.report().await.0.reject(Refusal::StaleAttempt);
    assert_eq!(told.await.unwrap(), refused(Refusal::StaleAttempt));
    assert_eq!(agent.tell(&work, &[2]).await.unwrap(), refused(Refusal::StaleAttempt), "the rest, too");
}

#[tokio::test(start_paused = true)]
async fn shutting_down_finishes_jobs_and_takes_no_new_ones() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let poller = start_poller(&bus, settings()).await;
    let mut agent = Puppet::connect(&bus, card("a", None)).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, None, vec![check(1)]);
    let (sent, work) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    poller.stop.send(()).unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let second = core.job(&seat, None, vec![check(2)]);
    assert_eq!(core.send(&seat, &second).await, refused(Refusal::Draining));
    assert_eq!(Seat::of_tenant(&bus, tenant()).await.unwrap().len(), 1, "it stays until its jobs are done");
    let told = agent.tell(&work, &[1]);
    acknowledge(core.report().await.0);
    told.await.unwrap().unwrap();
    poller.ended.await.unwrap().unwrap();
    assert_eq!(Seat::of_tenant(&bus, tenant()).await.unwrap(), []);
}

#[tokio::test(start_paused = true)]
async fn so_many_checks_run_at_the_same_time_and_no_more() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let mut agent = Puppet::connect(&bus, card("a", Some("p1"))).await;
    let _poller = start_poller(&bus, settings()).await;
    let seat = core.seat("poller").await;
    let run = RunJob { checks: (1..=5).map(check).collect(), concurrent: Some(2), ..empty_job() };
    let job = core.job_as(&seat, Some("p1"), run);
    let (sent, first) = tokio::join!(core.send(&seat, &job), agent.take());
    sent.unwrap();
    let mut running: Vec<_> = first.1.checks.iter().map(|task| (first.clone(), task.id.as_u128())).collect();
    assert_eq!(running.len(), 2);
    let mut seen: Vec<u128> = running.iter().map(|(_, check)| *check).collect();
    for left in [2, 1, 0] {
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(agent.is_idle(), "the others wait for their turn");
        let (work, check) = running.remove(0);
        let told = agent.tell(&work, &[check]);
        let next = agent.take().await;
        assert_eq!(next.1.checks.len(), 1, "one has ended, one begins; {left} wait");
        seen.push(next.1.checks[0].id.as_u128());
        running.push((next.clone(), next.1.checks[0].id.as_u128()));
        acknowledge(core.report().await.0);
        assert_eq!(told.await.unwrap().unwrap().body, Body::Acknowledged);
    }
    for (work, check) in running {
        let told = agent.tell(&work, &[check]);
        acknowledge(core.report().await.0);
        assert_eq!(told.await.unwrap().unwrap().body, Body::Acknowledged);
    }
    seen.sort_unstable();
    assert_eq!(seen, [1, 2, 3, 4, 5], "each of them once");
    assert!(agent.is_idle());
}
