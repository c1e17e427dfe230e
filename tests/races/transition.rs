//! Many transitions of one poller at once.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use generated::infrastructure::health_event::{self, Timeline};
use generated::infrastructure::{HealthEntity, HealthEvent, Poller, poller};
use resource_core::{Id, Timestamp};
use resource_macros::resource_test;
use resource_runtime::testing::{Random, TestCx, TestTenant};
use tests::deed::{Deed, Outcome, Transition};

use crate::race::{Race, Told, all, spread};

const PROCESSES: usize = 8;
const TASKS: usize = 8;

#[resource_test]
async fn one_of_sixty_four_wins(t: TestCx) {
    let tenant = registered(&t, "p1").await;
    let deeds = |at: usize| vec![change("p1", Transition::Degrade, format!("task {at}"))];
    let mut race = Race::new(&t, &tenant, spread(PROCESSES, TASKS, deeds));
    race.gate = "SELECT 1 FROM pollers WHERE id = 'p1' FOR UPDATE".to_owned();
    let told = all(race.run().await);

    assert_eq!(told.len(), 64);
    let (won, lost): (Vec<Told>, Vec<Told>) = told.into_iter().partition(|(_, outcome)| is_done(outcome));
    assert_eq!(won.len(), 1, "{won:?}");
    let from_degraded =
        ["heartbeat", "go_offline", "recover", "restore_health", "start_maintenance", "start_draining", "deactivate"];
    for (_, outcome) in &lost {
        let Outcome::Refused { class, code, allowed, text, .. } = outcome else { unreachable!() };
        assert_eq!((class.as_str(), code.as_str()), ("Conflict", "state"), "{text}");
        assert_eq!(allowed, &from_degraded, "{text}");
    }
    let events = events(&tenant, "p1").await;
    let Deed::Change { reason, .. } = &won[0].0 else { unreachable!() };
    let caused: Vec<_> = events.iter().filter(|event| event.old_state.is_some()).collect();
    assert_eq!(caused.len(), 1, "{caused:?}");
    assert_eq!(caused[0].reason.as_ref(), Some(reason));
    assert_eq!((caused[0].old_state.as_deref(), caused[0].new_state.as_str()), (Some("healthy"), "degraded"));
    tests::counts::tell(&format!(
        "pollers, {:?}: 64 transitions, 1 won, {} conflicts, 1 event",
        t.dialect(),
        lost.len()
    ));
}

/// Sequences of random transitions: whatever the order in which they came through, the events are one
/// walk through the states from the first to the one that the poller is in now.
#[resource_test]
async fn racing_transitions_leave_a_legal_history(t: TestCx) {
    use Transition::{Activate, Deactivate, Degrade, EndMaintenance, RestoreHealth, StartMaintenance};
    let begun = Instant::now();
    let tenant = registered(&t, "p1").await;
    let deeds = |at: usize| {
        let mut random = Random::new(at as u64);
        let step = |nth| {
            // What is illegal from the beginning finds no row to wait for: everybody begins with a legal one.
            let by = match nth {
                0 => *random.pick(&[Degrade, StartMaintenance, Deactivate]),
                _ => *random.pick(&[Degrade, StartMaintenance, Deactivate, Activate, EndMaintenance, RestoreHealth]),
            };
            change("p1", by, format!("task {at}.{nth}"))
        };
        (0..6).map(step).collect()
    };
    let mut race = Race::new(&t, &tenant, spread(PROCESSES, TASKS, deeds));
    race.gate = "SELECT 1 FROM pollers WHERE id = 'p1' FOR UPDATE".to_owned();
    // Long enough for whole seconds of disagreement about what time it is.
    race.held = Duration::from_millis(2200);
    let told = all(race.run().await);

    let mut done = Vec::new();
    for (deed, outcome) in &told {
        let Deed::Change { by, reason, .. } = deed else { unreachable!() };
        match outcome {
            Outcome::Done(_) => done.push((*by, reason.clone())),
            Outcome::Refused { class, code, allowed, text, .. } => {
                assert_eq!(class, "Conflict", "{text}");
                match code.as_str() {
                    "state" => assert!(!allowed.is_empty() && !allowed.iter().any(|name| name == snake(*by)), "{text}"),
                    // Twice illegal when it was tried, and legal again whenever it was to be explained.
                    _ => assert_eq!(code, "conflict", "{text}"),
                }
            }
        }
    }
    let events = events(&tenant, "p1").await;
    let now = poller::get(&tenant.role("admin"), &Id::new("p1".to_owned())).await.expect("the poller");
    is_one_walk(&events, &now, begun.elapsed());
    // `activate` takes no reason, so its events are counted.
    let with_reason = |name: &str| events.iter().filter(|event| event.reason.as_deref() == Some(name)).count();
    let silent = events.iter().filter(|event| event.reason.is_none() && event.old_state.is_some()).count();
    assert_eq!(silent, done.iter().filter(|(by, _)| *by == Activate).count());
    assert!(done.iter().filter(|(by, _)| *by != Activate).all(|(_, reason)| with_reason(reason) == 1));
    assert_eq!(events.len(), done.len() + 1, "each transition that was done, and the registration");
    assert!(done.len() >= 20, "only {} transitions came through", done.len());
    tests::counts::tell(&format!("pollers, {:?}: {} transitions, {} won", t.dialect(), told.len(), done.len()));
}

/// The events use each step once, every step is a transition of the declaration, and they hang together:
/// as many lead into a state as out of it, but for the first and the last. No state lasted longer than all of it took.
fn is_one_walk(events: &[HealthEvent], now: &Poller, took: Duration) {
    let legal = [
        (Some("healthy"), "degraded"),
        (Some("healthy"), "maintenance"),
        (Some("degraded"), "maintenance"),
        (Some("maintenance"), "healthy"),
        (Some("degraded"), "healthy"),
        (Some("inactive"), "healthy"),
        (Some("healthy"), "inactive"),
        (Some("degraded"), "inactive"),
        (Some("maintenance"), "inactive"),
        (None, "healthy"),
    ];
    let longest = took.as_secs() as i64 + 2;
    let mut balance: BTreeMap<String, i32> = BTreeMap::new();
    for event in events {
        let step = (event.old_state.as_deref(), event.new_state.as_str());
        assert!(legal.contains(&step), "{step:?} is no transition");
        assert!(event.duration_seconds.is_none_or(|seconds| (0..=longest).contains(&seconds)), "{event:?}");
        *balance.entry(event.new_state.clone()).or_default() += 1;
        if let Some(old) = &event.old_state {
            *balance.entry(old.clone()).or_default() -= 1;
        }
    }
    assert_eq!(events.iter().filter(|event| event.old_state.is_none()).count(), 1);
    balance.retain(|_, open| *open != 0);
    let last = format!("{:?}", now.status).to_ascii_lowercase();
    assert_eq!(balance, BTreeMap::from([(last, 1)]), "the steps are no walk to where the poller is");
    let mut reached = vec!["healthy"];
    for _ in 0..events.len() {
        let fresh = events.iter().find(|event| {
            let from = event.old_state.as_deref().is_some_and(|old| reached.contains(&old));
            from && !reached.contains(&event.new_state.as_str())
        });
        let Some(event) = fresh else { break };
        reached.push(&event.new_state);
    }
    assert!(events.iter().all(|event| reached.contains(&event.new_state.as_str())), "a step hangs on no other");
}

async fn registered(t: &TestCx, poller: &str) -> TestTenant {
    // Actors go by the time of the system.
    t.clock().set(Timestamp::now());
    let tenant = t.tenant("a");
    let made = Deed::Register { poller: poller.to_owned() }.perform(&tenant.role("admin")).await;
    assert!(is_done(&made), "{made:?}");
    tenant
}

async fn events(tenant: &TestTenant, poller: &str) -> Vec<HealthEvent> {
    let cx = tenant.role("admin");
    let input = || Timeline { entity_type: HealthEntity::Poller, entity_id: poller.to_owned(), since: None };
    let mut events = Vec::new();
    let mut page = health_event::timeline(&cx, input()).limit(250).page().await.expect("the events");
    loop {
        events.append(&mut page.records);
        let Some(next) = page.next else { return events };
        page = health_event::timeline(&cx, input()).limit(250).after(next).page().await.expect("the events");
    }
}

fn change(poller: &str, by: Transition, reason: String) -> Deed {
    Deed::Change { poller: poller.to_owned(), by, reason }
}

fn is_done(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Done(_))
}

fn snake(by: Transition) -> &'static str {
    match by {
        Transition::Activate => "activate",
        Transition::Degrade => "degrade",
        Transition::RestoreHealth => "restore_health",
        Transition::StartMaintenance => "start_maintenance",
        Transition::EndMaintenance => "end_maintenance",
        Transition::GoOffline => "go_offline",
        Transition::Recover => "recover",
        Transition::Deactivate => "deactivate",
    }
}
