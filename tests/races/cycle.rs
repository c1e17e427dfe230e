//! Moves in one tree at once.

use std::collections::BTreeMap;

use generated::inventory::device_group::{self, Create};
use resource_core::Kind;
use resource_macros::resource_test;
use resource_runtime::testing::{Random, TestCx, TestTenant};
use tests::deed::{Deed, Outcome};
use uuid::Uuid;

use crate::race::{Race, Told, all, rows, spread};

/// Rings of groups, of which each goes into the next one, so that the last move would close the ring.
const RINGS: [usize; 12] = [2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5];

#[resource_test]
async fn the_last_move_of_a_ring_is_refused(t: TestCx) {
    let tenant = t.tenant("a");
    let mut moves: Vec<Vec<Deed>> = Vec::new();
    for (nth, size) in RINGS.iter().enumerate() {
        let ring = groups(&tenant, &format!("ring {nth}"), *size).await;
        let into_next = |at: usize| vec![Deed::Move { group: ring[at], into: Some(ring[(at + 1) % size]) }];
        moves.extend((0..*size).map(into_next));
    }
    // Neighbours in a ring are in different processes.
    let mut processes = vec![Vec::new(); 4];
    for (at, deeds) in moves.into_iter().enumerate() {
        processes[at % 4].push(deeds);
    }
    let mut race = Race::new(&t, &tenant, processes);
    race.gate = "LOCK TABLE device_groups IN SHARE ROW EXCLUSIVE MODE".to_owned();
    let told = all(race.run().await);
    let refused = refusals(&told);
    assert_eq!(refused, RINGS.len(), "one move of each ring must be refused, and no other");
    assert_eq!(depths(&parents(&t).await).len(), told.len());
    tests::counts::tell(&format!("groups, {:?}: {} moves, {refused} rings stay open", t.dialect(), told.len()));
}

#[resource_test]
async fn random_moves_never_close_a_cycle(t: TestCx) {
    let tenant = t.tenant("a");
    let all_groups = groups(&tenant, "group", 10).await;
    let deeds = |at: usize| {
        let mut random = Random::new(at as u64 + 1);
        let step = |_| {
            let (group, into) = (*random.pick(&all_groups), *random.pick(&all_groups));
            Deed::Move { group, into: (!random.chance(10)).then_some(into) }
        };
        (0..12).map(step).collect()
    };
    let mut race = Race::new(&t, &tenant, spread(6, 4, deeds));
    race.gate = "LOCK TABLE device_groups IN SHARE ROW EXCLUSIVE MODE".to_owned();
    let told = all(race.run().await);
    let refused = refusals(&told);
    assert_eq!(depths(&parents(&t).await).len(), all_groups.len());
    assert!(refused >= 20 && told.len() - refused >= 20, "{refused} of {} were refused", told.len());
    tests::counts::tell(&format!("groups, {:?}: {} random moves, {refused} refused", t.dialect(), told.len()));
}

/// How many moves were refused; for no other reason than the cycle that they would have closed.
fn refusals(told: &[Told]) -> usize {
    let mut refused = 0;
    for (_, outcome) in told {
        if let Outcome::Refused { class, code, text, .. } = outcome {
            assert_eq!((class.as_str(), code.as_str()), ("Invalid", "cycle"), "{text}");
            refused += 1;
        }
    }
    refused
}

async fn groups(tenant: &TestTenant, name: &str, count: usize) -> Vec<Uuid> {
    let mut made = Vec::with_capacity(count);
    for at in 0..count {
        let name = format!("{name}, {at}");
        let input = Create { name, description: None, group_type: None, parent: None, metadata: None };
        let group = device_group::create(&tenant.role("admin"), input).await.expect("a group");
        made.push(group.id.uuid());
    }
    made
}

async fn parents(t: &TestCx) -> BTreeMap<Uuid, Option<Uuid>> {
    let found = rows(t, "SELECT id, parent_id FROM device_groups").await;
    let uuid = |row: &resource_runtime::row::Row, at| row.scalar(at, Kind::Uuid).expect("a key").as_uuid();
    found.iter().map(|row| (uuid(row, 0).expect("a key"), uuid(row, 1))).collect()
}

/// How far every group is from the top.
fn depths(parents: &BTreeMap<Uuid, Option<Uuid>>) -> Vec<usize> {
    let depth = |start: &Uuid| {
        let (mut at, mut depth) = (*start, 0);
        while let Some(parent) = parents[&at] {
            (at, depth) = (parent, depth + 1);
            assert!(depth <= parents.len(), "{start} is inside itself");
        }
        depth
    };
    parents.keys().map(depth).collect()
}
