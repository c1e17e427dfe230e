//! Leases: one holder, fencing, watching.

use crate::{bus, subject};
use futures::StreamExt;
use proptest::prelude::*;
use std::{collections::HashMap, time::Duration};
use wire::{Bus, Change, Family, Lease, LeaseError, Pattern, Subject};

const TTL: Duration = Duration::from_secs(10);

fn key(name: &str) -> Subject {
    subject(Family::Pollers, name)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_registration_has_one_winner_and_fences_the_losers() {
    let bus = bus(1024);
    let mut latest = 0;
    for _ in 0..50 {
        let tries = (0..8).map(|number: u8| {
            let bus = bus.clone();
            tokio::spawn(async move { bus.register(&key("a"), vec![number], TTL).await })
        });
        let mut won: Vec<Lease> = Vec::new();
        for answer in futures::future::try_join_all(tries).await.unwrap() {
            match answer {
                Ok(lease) => won.push(lease),
                Err(LeaseError::Taken { revision, .. }) => assert!(revision > latest),
                Err(other) => panic!("{other}"),
            }
        }
        let [lease] = <[Lease; 1]>::try_from(won).unwrap();
        assert!(lease.revision > latest, "each holder has a higher revision");
        latest = lease.revision;
        bus.release(lease).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_lapsed_lease_cannot_be_renewed_and_its_successor_outranks_it() {
    let bus = bus(16);
    let mut first = bus.register(&key("a"), vec![1], TTL).await.unwrap();
    tokio::time::sleep(TTL - Duration::from_millis(1)).await;
    bus.renew(&mut first, vec![2]).await.unwrap();
    assert!(first.renewed > first.revision, "a renewal is a revision, but not another holder");
    tokio::time::sleep(TTL - Duration::from_millis(1)).await;
    assert!(matches!(bus.register(&key("a"), vec![], TTL).await, Err(LeaseError::Taken { .. })), "renewed in time");
    tokio::time::sleep(Duration::from_millis(1)).await;
    let lapsed = LeaseError::Lapsed { key: key("a"), revision: first.revision };
    assert_eq!(bus.renew(&mut first, vec![3]).await, Err(lapsed.clone()), "though nobody took it");
    let second = bus.register(&key("a"), vec![4], TTL).await.unwrap();
    assert!(second.revision > first.renewed);
    assert_eq!(bus.renew(&mut first, vec![5]).await, Err(lapsed.clone()));
    assert_eq!(bus.release(first).await, Err(lapsed), "nor can the old holder release the new one's");
    let held = bus.list(Pattern::all(Family::Pollers)).await.unwrap();
    assert_eq!(
        held.iter().map(|entry| (entry.revision, &entry.value[..])).collect::<Vec<_>>(),
        [(second.revision, &[4u8][..])]
    );
}

#[tokio::test(start_paused = true)]
async fn a_watch_begins_with_what_is_held_and_wakes_when_a_lease_lapses() {
    let bus = bus(16);
    let began = tokio::time::Instant::now();
    let mut kept = bus.register(&key("kept"), vec![1], TTL).await.unwrap();
    let mut changes = bus.watch(Pattern::all(Family::Pollers)).await.unwrap();
    let lost = bus.register(&key("lost"), vec![2], TTL).await.unwrap();
    bus.register(&subject(Family::Agents, "other"), vec![3], TTL).await.unwrap();
    let held = |change: Option<Change>| match change {
        Some(Change::Held(entry)) => (entry.key.kind().to_owned(), entry.value),
        other => panic!("{other:?}"),
    };
    assert_eq!(held(changes.next().await), ("kept".into(), vec![1]));
    assert_eq!(held(changes.next().await), ("lost".into(), vec![2]));
    tokio::time::sleep(TTL / 2).await;
    bus.renew(&mut kept, vec![4]).await.unwrap();
    assert_eq!(held(changes.next().await), ("kept".into(), vec![4]));
    assert_eq!(changes.next().await, Some(Change::Gone { key: key("lost"), revision: lost.revision }));
    assert_eq!(began.elapsed(), TTL, "nothing else wakes it, and it is not late");
    let revision = kept.revision;
    bus.release(kept).await.unwrap();
    assert_eq!(changes.next().await, Some(Change::Gone { key: key("kept"), revision }));
    bus.close();
    assert_eq!(changes.next().await, None);
    assert_eq!(bus.list(Pattern::all(Family::Pollers)).await, Err(LeaseError::Closed));
}

#[tokio::test(start_paused = true)]
async fn a_slow_watcher_is_told_to_list_again() {
    let bus = bus(2);
    let mut changes = bus.watch(Pattern::all(Family::Pollers)).await.unwrap();
    let mut lease = bus.register(&key("a"), vec![0], TTL).await.unwrap();
    for number in 1..6 {
        bus.renew(&mut lease, vec![number]).await.unwrap();
    }
    assert!(matches!(changes.next().await, Some(Change::Held(_))));
    assert!(matches!(changes.next().await, Some(Change::Held(_))));
    assert_eq!(changes.next().await, Some(Change::Missed));
    assert_eq!(bus.list(Pattern::all(Family::Pollers)).await.unwrap()[0].value, [5]);
}

#[derive(Debug, Clone)]
enum Step {
    Register(usize),
    Renew(usize),
    Release(usize),
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3usize).prop_map(Step::Register),
        (0..6usize).prop_map(Step::Renew),
        (0..6usize).prop_map(Step::Release),
        (0..12u64).prop_map(Step::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Against a model: who holds a key, until when; revisions only grow; exactly the holder can renew and release.
    #[test]
    fn leases_behave_like_their_model(steps in proptest::collection::vec(step(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let bus = bus(16);
            let names = ["a", "b", "c"];
            let mut now = 0u64;
            let mut highest = 0;
            let mut leases: Vec<Lease> = Vec::new();
            let mut holder: HashMap<usize, (u64, u64)> = HashMap::new();
            for step in steps {
                holder.retain(|_, (_, until)| *until > now);
                let number = |lease: &Lease| names.iter().position(|name| key(name) == lease.key).unwrap();
                match step {
                    Step::Wait(seconds) => {
                        now += seconds;
                        tokio::time::sleep(Duration::from_secs(seconds)).await;
                    }
                    Step::Register(name) => match bus.register(&key(names[name]), vec![], TTL).await {
                        Ok(lease) => {
                            assert!(!holder.contains_key(&name));
                            assert!(lease.revision > highest);
                            highest = lease.revision;
                            holder.insert(name, (lease.revision, now + TTL.as_secs()));
                            leases.push(lease);
                        }
                        Err(error) => {
                            let revision = holder[&name].0;
                            assert_eq!(error, LeaseError::Taken { key: key(names[name]), revision });
                        }
                    },
                    Step::Renew(at) if at < leases.len() => {
                        let lease = &mut leases[at];
                        let name = number(lease);
                        let holds = holder.get(&name).is_some_and(|(revision, _)| *revision == lease.revision);
                        assert_eq!(bus.renew(lease, vec![]).await.is_ok(), holds);
                        if holds {
                            assert!(lease.renewed > highest);
                            highest = lease.renewed;
                            holder.insert(name, (lease.revision, now + TTL.as_secs()));
                        }
                    }
                    Step::Release(at) if at < leases.len() => {
                        let lease = leases.swap_remove(at);
                        let name = number(&lease);
                        let holds = holder.get(&name).is_some_and(|(revision, _)| *revision == lease.revision);
                        assert_eq!(bus.release(lease).await.is_ok(), holds);
                        if holds {
                            holder.remove(&name);
                        }
                    }
                    Step::Renew(_) | Step::Release(_) => {}
                }
            }
        });
    }
}
