//! Which poller and which agent a check goes to.

use crate::stage::{Core, Puppet, acknowledge, bus, card, check, empty_job, nobody, scope, start_poller, tenant};
use futures::StreamExt;
use poller::Settings;
use std::collections::BTreeMap;
use wire::{AgentCard, Body, BusError, CallError, CheckTask, RunJob, Seat, Wanted};

/// Who gets a check of partition p1, of agents that take everything.
async fn chosen(agents: &[AgentCard], task: CheckTask) -> String {
    let bus = bus();
    let core = Core::new(&bus).await;
    let mut puppets = Vec::new();
    for card in agents {
        puppets.push(Puppet::connect(&bus, card.clone()).await);
    }
    let _poller = start_poller(&bus, Settings::new("poller", [scope(None)])).await;
    let seat = core.seat("poller").await;
    let job = core.job(&seat, Some("p1"), vec![task]);
    let took = futures::future::select_all(puppets.iter_mut().map(|puppet| {
        Box::pin(async {
            puppet.take().await;
            puppet.card.id.clone()
        })
    }));
    let (sent, (took, _, _)) = tokio::join!(core.send(&seat, &job), took);
    sent.unwrap();
    took
}

fn of_domain(domain: &str, card: AgentCard) -> AgentCard {
    AgentCard { domain: Some(domain.to_owned()), ..card }
}

/// J5, the agent's half.
#[tokio::test(start_paused = true)]
async fn the_wanted_agent_comes_before_the_domain_and_that_before_the_partition() {
    let agents = [
        card("everywhere", None),
        card("here", Some("p1")),
        of_domain("site-a", card("site-a", None)),
        of_domain("site-b", card("site-b", None)),
    ];
    let site_a = || CheckTask { domain: Some("site-a".to_owned()), ..check(1) };
    assert_eq!(chosen(&agents, check(1)).await, "here");
    assert_eq!(chosen(&agents, site_a()).await, "site-a");
    let wanted = CheckTask { agent: Some("everywhere".to_owned()), ..site_a() };
    assert_eq!(chosen(&agents, wanted).await, "everywhere");
    assert_eq!(chosen(&agents[..2], site_a()).await, "here", "nobody of that domain");
    assert_eq!(chosen(&agents[..1], site_a()).await, "everywhere");
}

/// J5, core's half.
#[tokio::test(start_paused = true)]
async fn a_domain_is_routed_to_its_pollers() {
    let bus = bus();
    let mut core = Core::new(&bus).await;
    let at = |id: &str, domain: &str| Settings { domain: Some(domain.to_owned()), ..Settings::new(id, [scope(None)]) };
    let _a = start_poller(&bus, at("poller-a", "site-a")).await;
    let _b = start_poller(&bus, at("poller-b", "site-b")).await;
    let mut agent_a = Puppet::connect(&bus, of_domain("site-a", card("a", Some("p1")))).await;
    let mut agent_b = Puppet::connect(&bus, of_domain("site-b", card("b", Some("p1")))).await;
    let seats = Seat::of_tenant(&bus, tenant()).await.unwrap();
    let wanted: Vec<&Seat> = seats.iter().filter(|seat| seat.fits(&Wanted::Domain("site-a"), Some("p1"))).collect();
    let [seat] = wanted[..] else { panic!("one poller stands in site-a") };
    assert_eq!(seat.poller.id, "poller-a");
    let tasks = (1..=20).map(|number| CheckTask { domain: Some("site-a".to_owned()), ..check(number) }).collect();
    let job = core.job(seat, Some("p1"), tasks);
    let (sent, work) = tokio::join!(core.send(seat, &job), agent_a.take());
    sent.unwrap();
    assert_eq!((work.1.checks.len(), work.1.poller.id.as_str()), (20, "poller-a"));
    assert!(agent_b.is_idle());
    let told = agent_a.tell(&work, &(1..=20).collect::<Vec<_>>());
    acknowledge(core.report().await.0);
    assert_eq!(told.await.unwrap().unwrap().body, Body::Acknowledged);
}

/// How many of 90 checks each of three equal agents gets.
async fn spread(seed: u64) -> BTreeMap<String, Vec<u128>> {
    let bus = bus();
    let core = Core::new(&bus).await;
    let mut puppets = Vec::new();
    for id in ["a", "b", "c"] {
        puppets.push(Puppet::connect(&bus, card(id, Some("p1"))).await);
    }
    let _poller = start_poller(&bus, Settings { seed: Some(seed), ..Settings::new("poller", [scope(None)]) }).await;
    let seat = core.seat("poller").await;
    // Chance depends on the seed and the attempt.
    let job = wire::Envelope {
        attempt: uuid::Uuid::from_u128(5),
        ..core.job(&seat, Some("p1"), (1..=90).map(check).collect())
    };
    let takes = futures::stream::iter(puppets.iter_mut())
        .map(|puppet| async {
            let (_, run) = puppet.take().await;
            (puppet.card.id.clone(), run.checks.iter().map(|task| task.id.as_u128()).collect::<Vec<_>>())
        })
        .buffer_unordered(3)
        .collect::<Vec<_>>();
    let (sent, taken) = tokio::join!(core.send(&seat, &job), takes);
    sent.unwrap();
    taken.into_iter().collect()
}

#[tokio::test(start_paused = true)]
async fn among_equals_it_is_chance_which_a_seed_repeats() {
    let one = spread(1).await;
    assert!(one.values().all(|checks| checks.len() > 10), "{one:?}");
    assert_eq!(one.values().map(Vec::len).sum::<usize>(), 90);
    assert_eq!(one, spread(1).await);
    assert_ne!(one, spread(2).await);
}

/// What core says is out of service gets nothing, also where nobody else fits.
#[tokio::test(start_paused = true)]
async fn withheld_agents_get_nothing() {
    let bus = bus();
    let core = Core::new(&bus).await;
    let mut out = Puppet::connect(&bus, card("out", Some("p1"))).await;
    let mut used = Puppet::connect(&bus, card("used", Some("p1"))).await;
    let _poller = start_poller(&bus, Settings::new("poller", [scope(None)])).await;
    let seat = core.seat("poller").await;
    let job = |checks: Vec<CheckTask>| {
        let run = RunJob { checks, withheld: vec!["out".to_owned()], ..empty_job() };
        core.job_as(&seat, Some("p1"), run)
    };
    let many = job((1..=20).map(check).collect());
    let (sent, work) = tokio::join!(core.send(&seat, &many), used.take());
    sent.unwrap();
    assert_eq!(work.1.checks.len(), 20, "as many as would have been shared");
    let pinned = job(vec![CheckTask { agent: Some("out".to_owned()), ..check(21) }]);
    let refused = core.send(&seat, &pinned).await.unwrap_err();
    let reason = nobody("capability `tcp`, agent `out`, partition `p1`");
    assert_eq!(refused, CallError::Bus(BusError::Refused { reason }));
    assert!(out.is_idle());
}
