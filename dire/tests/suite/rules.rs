//! Rules beyond the acceptance scenarios.

use dire::{Batch, Confidence, DeviceId, Holdings, Identifier, Kind, Known, KnownDevice, Life, Partition, Presence};
use dire::{RefusalReason, Source, Standing, resolve};

use crate::store::Store;
use crate::updates::{MAC, TENANT, armis, at, from, netbox, singly_and_at_once, sweep};

#[test]
fn a_made_up_mac_joins_no_inventories_and_a_real_one_does() {
    for (mac, is_one, confidence) in [(MAC, true, Confidence::Strong), ("02:42:ac:11:00:02", false, Confidence::Medium)]
    {
        let mut store = Store::default();
        let outcome = store.ingest(&[armis(1, "10.0.0.1").mac(mac), netbox(7, "10.0.0.2").mac(mac)]);
        let ids = outcome.ids();
        assert_eq!(ids[0] == ids[1], is_one, "{mac}");
        let of_mac = outcome.plan.register.iter().find(|new| new.identifier.kind == Kind::Mac).expect("registered");
        assert_eq!(of_mac.confidence, confidence);
    }
}

#[test]
fn a_growing_set_of_identifiers_stays_one_device() {
    let ids = singly_and_at_once(&[
        from(Source::Mapper, "10.0.0.1").mac(MAC),
        netbox(7, "10.0.0.1").mac(MAC),
        netbox(7, "10.0.0.2").armis(1),
        armis(1, "10.0.0.3"),
    ]);
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

#[test]
fn numbers_of_different_systems_are_different() {
    let number =
        |system: &str, ip| from(Source::Integration, ip).says("integration_type", system).says("integration_id", 5);
    let ids =
        singly_and_at_once(&[number("armis", "10.0.0.1"), number("netbox", "10.0.0.2"), number(" Armis", "10.0.0.3")]);
    assert_ne!(ids[0], ids[1]);
    assert_eq!(ids[0], ids[2]);
}

#[test]
fn inventories_do_not_say_which_of_our_devices_they_mean() {
    let mut store = Store::default();
    let victim = store.ingest_one(armis(1, "10.0.0.1"));
    for source in [Source::Armis, Source::Netbox, Source::Integration] {
        let update =
            from(source, "10.0.0.2").id(&victim).says("canonical_device_id", &victim).says("canonical_ip", "x");
        let id = store.ingest_one(update);
        assert_ne!(id, victim);
        assert_eq!(store.device(&id).metadata["canonical_device_id"], id);
        assert!(!store.device(&id).metadata.contains_key("canonical_ip"));
    }
    assert_eq!(store.ingest_one(sweep("10.0.0.2").id(&victim)), victim, "our own parts do");
    let elsewhere = store.ingest_one(sweep("10.0.0.2").id(&victim).partition("p2"));
    assert_ne!(elsewhere, victim, "but not in another partition");
}

#[test]
fn who_is_known_by_an_address_alone_gives_way_and_comes_back() {
    let mut store = Store::default();
    let anyone = store.ingest_one(sweep("10.0.0.1"));
    let known = store.ingest_one(armis(1, "10.0.0.1"));
    assert_ne!(anyone, known);
    assert_eq!((store.churn, store.ip(&anyone)), (0, None));
    assert_eq!(store.ingest_one(sweep("10.0.0.1")), known);
    store.ingest_one(armis(1, "10.0.0.2"));
    assert_eq!(store.ingest_one(sweep("10.0.0.1")), anyone);
}

#[test]
fn a_legacy_key_is_migrated() {
    let mut store = Store::default();
    store.ingest_one(sweep("10.0.0.1").partition("lab"));
    let (_, mut device) = store.devices.pop_first().expect("one device");
    store.identifiers.clear();
    device.first_seen = Some(at(-50));
    store.devices.insert(dire::DeviceId::stored("lab:10.0.0.1"), device);

    let known = store.ingest_one(armis(1, "10.0.0.1").partition("lab"));
    assert_eq!((store.devices.len(), store.audit.len()), (2, 0), "nobody said that they are one");
    let id = store.ingest_one(sweep("").nowhere().id("lab:10.0.0.1"));
    assert_eq!(id, known);
    let audit: Vec<_> = store.audit.iter().map(|(from, to, why)| (from.as_str(), to.as_str(), *why)).collect();
    assert_eq!(audit, [("lab:10.0.0.1", known.as_str(), "legacy_id")]);
    assert_eq!(store.devices.len(), 1);
    assert_eq!(store.device(&id).first_seen, Some(at(-50)));
    assert_eq!(store.ip(&id).as_deref(), Some("10.0.0.1"));
}

#[test]
fn who_moved_away_is_not_who_is_there_now() {
    let mut store = Store::default();
    let mover = store.ingest_one(sweep("10.0.0.1"));
    assert_eq!(store.ingest_one(sweep("10.0.0.2").id(&mover)), mover);
    let next = store.ingest_one(sweep("10.0.0.1"));
    assert_ne!(next, mover);
    assert_eq!(store.ingest_one(sweep("10.0.0.1")), next);
    assert_eq!(store.ip(&mover).as_deref(), Some("10.0.0.2"));
}

#[test]
fn an_address_is_registered_only_for_who_has_nothing_better() {
    let mut store = Store::default();
    let known = store.ingest_one(armis(1, "10.0.0.1"));
    assert_eq!(store.ingest_one(sweep("10.0.0.1")), known);
    assert_eq!(store.meaning(Kind::Ip, "10.0.0.1"), None);
    let anyone = store.ingest_one(sweep("10.0.0.2"));
    assert_eq!(store.meaning(Kind::Ip, "10.0.0.2"), Some(anyone));
}

#[test]
fn the_key_of_a_merged_device_is_not_used_again() {
    let mut store = Store::default();
    let survivor = store.ingest_one(armis(1, "10.0.0.1"));
    let merged = store.ingest_one(netbox(7, "10.0.0.2"));
    store.ingest_one(netbox(7, "10.0.0.2").armis(1));
    store.identifiers.retain(|identifier, _| identifier.kind != Kind::NetboxDeviceId);
    let third = store.ingest_one(netbox(7, "10.0.0.3"));
    assert!(third != merged && third != survivor);
    assert_eq!(store.ingest_one(netbox(7, "10.0.0.3")), third);
}

#[test]
fn silence_makes_no_device() {
    let mut store = Store::default();
    let outcome = store.ingest(&[sweep("10.0.0.1").answers(false), sweep("10.0.0.2").answers(true)]);
    assert_eq!(outcome.refused[0].reason, RefusalReason::NobodyAnswered);
    assert_eq!((outcome.refused.len(), store.devices.len()), (1, 1));
    store.ingest_one(sweep("10.0.0.2").answers(false));
    assert!(!store.device(&outcome.ids()[0]).is_available);
}

#[test]
fn a_deleted_device_that_is_seen_again_is_back() {
    let mut store = Store::default();
    let id = store.ingest_one(armis(1, "10.0.0.1"));
    store.devices.values_mut().for_each(|device| device.is_deleted = true);
    assert_ne!(store.ingest_one(sweep("10.0.0.1")), id, "an address is not enough");
    let outcome = store.ingest(&[armis(1, "10.0.0.1")]);
    assert_eq!(outcome.ids(), [id]);
    assert_eq!(outcome.plan.devices[0].presence, Presence::Revived);
}

#[test]
fn of_several_devices_at_an_address_the_best_known_is_meant() {
    let batch = Batch::single(TENANT, sweep("10.0.0.1").0);
    let partition = Partition::named("");
    let mut strong = Holdings::default();
    strong.insert(Kind::Mac, Confidence::Strong);
    let device = |key: &str, life, first_seen, holds| {
        let (id, partition) = (DeviceId::stored(key), partition.clone());
        let (ip, first_seen) = (Some([10, 0, 0, 1].into()), Some(at(first_seen)));
        KnownDevice { id, partition, ip, life, first_seen, holds, is_retracted: false }
    };
    let weak = device("sr:00000000-0000-4000-8000-000000000001", Life::Live, 0, Holdings::default());
    let late = device("sr:00000000-0000-4000-8000-000000000002", Life::Live, 2, strong);
    let early = device("sr:00000000-0000-4000-8000-000000000003", Life::Live, 1, strong);
    let merged = device("sr:00000000-0000-4000-8000-000000000004", Life::Merged, 0, strong);
    let service = device("serviceradar:poller:p1", Life::Live, 0, strong);
    let mut known = Known::default();
    for (device, best) in [(service, None), (merged, None), (weak, Some(1)), (late, Some(2)), (early, Some(3))] {
        known.add_device(device);
        let plan = resolve(&batch, &known).expect("no identifier is registered");
        let last = plan.assignments[0].device.as_str().chars().last().and_then(|digit| digit.to_digit(10));
        match best {
            Some(best) => assert_eq!(last, Some(best)),
            None => assert!(plan.assignments[0].is_new),
        }
        assert_eq!(plan.cleared.len(), best.map_or(0, |best| best as usize - 1), "the others lose the address");
    }
}

#[test]
fn an_alias_leads_to_one_device_or_to_none() {
    let with = |aliases: &[(&str, Standing)]| {
        let mut store = Store::default();
        let ids = store.ingest(&[armis(1, "10.0.0.1"), armis(2, "10.0.0.2")]).ids();
        for (id, (ip, standing)) in ids.iter().zip(aliases) {
            let at = (Partition::named(""), ip.parse().expect("an address"), DeviceId::stored(id.as_str()));
            store.aliases.insert(at, *standing);
        }
        (store, ids)
    };
    let confirmed = ("10.0.0.7", Standing::Confirmed);
    let (mut store, ids) = with(&[confirmed]);
    assert_eq!(store.ingest_one(sweep("10.0.0.7")), ids[0]);
    // That nothing is there says nothing of a machine with another address.
    let outcome = store.ingest(&[sweep("10.0.0.7").answers(false), sweep("10.0.0.7").gone()]);
    let refused: Vec<_> = outcome.refused.iter().map(|refusal| refusal.reason.clone()).collect();
    assert_eq!(refused, [RefusalReason::NobodyAnswered, RefusalReason::RetractsUnknown]);
    // A device that has the address now is there.
    let there = store.ingest_one(armis(3, "10.0.0.7"));
    assert_eq!(store.ingest_one(sweep("10.0.0.7")), there);
    // What a source has given up is found at no address, until it is back.
    let (mut store, ids) = with(&[confirmed]);
    store.ingest(&[armis(1, "10.0.0.1").gone()]);
    let stranger = store.ingest_one(sweep("10.0.0.7"));
    assert_ne!(stranger, ids[0]);
    assert_eq!(store.ingest(&[armis(1, "10.0.0.1"), sweep("10.0.0.7")]).ids(), [ids[0].clone(), ids[0].clone()]);
    // Two share it, or it is not certain, or is of the past.
    for aliases in [&[confirmed, confirmed][..], &[("10.0.0.7", Standing::Seen)], &[("10.0.0.7", Standing::PutAside)]] {
        let (mut store, ids) = with(aliases);
        assert!(!ids.contains(&store.ingest_one(sweep("10.0.0.7"))), "{aliases:?}");
    }
    let (mut store, ids) = with(&[confirmed, ("10.0.0.7", Standing::Seen)]);
    assert_eq!(store.ingest_one(sweep("10.0.0.7")), ids[0]);
}

#[test]
fn who_has_lost_its_address_gets_the_one_it_is_seen_at() {
    let mut store = Store::default();
    let known = store.ingest_one(armis(1, "10.0.0.1"));
    store.confirm(&known, "10.0.0.7");
    store.ingest_one(armis(2, "10.0.0.1"));
    assert_eq!(store.ip(&known), None);
    assert_eq!(store.ingest_one(sweep("10.0.0.7")), known);
    assert_eq!(store.ip(&known).as_deref(), Some("10.0.0.7"));
}

#[test]
fn names_move_when_devices_merge_and_the_one_that_says_more_stays() {
    for (of_one, of_other, is_found) in [
        (None, Standing::Confirmed, true),
        (Some(Standing::Seen), Standing::Confirmed, true),
        (Some(Standing::Confirmed), Standing::Confirmed, true),
        (Some(Standing::PutAside), Standing::Confirmed, false),
        (Some(Standing::Confirmed), Standing::PutAside, false),
    ] {
        let mut store = Store::default();
        let ids = store.ingest(&[armis(1, "10.0.0.1"), netbox(7, "10.0.0.2")]).ids();
        for (id, standing) in ids.iter().zip([of_one, Some(of_other)]) {
            let at = (Partition::named(""), "10.0.0.7".parse().expect("an address"), DeviceId::stored(id.as_str()));
            store.aliases.extend(standing.map(|standing| (at, standing)));
        }
        let outcome = store.ingest(&[netbox(7, "10.0.0.2").armis(1), sweep("10.0.0.7")]);
        assert_eq!(outcome.ids()[1] == ids[0], is_found, "{of_one:?} {of_other:?}");
        assert_eq!(store.ingest_one(sweep("10.0.0.7")) == ids[0], is_found, "{of_one:?} {of_other:?}");
    }
}

#[test]
fn what_somebody_has_taken_apart_stays_apart() {
    let mut store = Store::default();
    let ids = store.ingest(&[armis(1, "10.0.0.1"), netbox(7, "10.0.0.2")]).ids();
    store.apart.insert((DeviceId::stored(ids[1].as_str()), DeviceId::stored(ids[0].as_str())));
    assert_eq!(store.ingest_one(netbox(7, "10.0.0.3").armis(1)), ids[0]);
    assert_eq!(store.ingest_one(netbox(7, "10.0.0.2")), ids[1], "each keeps what it is recognized by");
    assert_eq!((store.devices.len(), store.audit.len()), (2, 0));

    let owner = store.ingest_one(sweep("10.0.0.5"));
    store.confirm(&owner, "10.0.0.7");
    store.apart.insert((DeviceId::stored(owner), DeviceId::stored(ids[0].as_str())));
    store.ingest_one(armis(1, "10.0.0.7"));
    assert_eq!((store.devices.len(), store.audit.len()), (3, 0));
}

#[test]
fn a_device_that_was_not_looked_up_is_missed() {
    let batch = Batch::single(TENANT, armis(1, "10.0.0.1").0);
    let mut known = Known::default();
    let device = DeviceId::stored("sr:00000000-0000-4000-8000-000000000001");
    known.add_identifier(Identifier::new(Partition::named(""), Kind::ArmisDeviceId, "1"), device.clone());
    let incomplete = resolve(&batch, &known).expect_err("nothing was said of the device");
    assert_eq!(known.undescribed().into_iter().collect::<Vec<_>>(), [device]);
    assert_eq!(
        incomplete.to_string(),
        "armis_device_id 1 in partition default is registered for sr:00000000-0000-4000-8000-000000000001, which was \
         not looked up; load the devices of Known::undescribed"
    );
}

#[test]
fn keys_are_grouped_and_asked_for_once() {
    let updates =
        [armis(2, "10.0.0.2").mac(MAC), armis(1, "10.0.0.1"), armis(1, "10.0.0.1").partition("p2"), sweep("10.0.0.1")];
    let keys = Batch::admit(TENANT, (0..).zip(updates.map(|update| update.0))).keys();
    let groups: Vec<_> = keys
        .identifiers
        .iter()
        .map(|((partition, kind), values)| (partition.as_str(), kind.as_str(), values.join(" ")))
        .collect();
    assert_eq!(
        groups,
        [
            ("default", "armis_device_id", "1 2".to_owned()),
            ("default", "mac", "001A2B3C4D5E".to_owned()),
            ("default", "ip", "10.0.0.1".to_owned()),
            ("p2", "armis_device_id", "1".to_owned()),
        ]
    );
    assert_eq!(keys.addresses.values().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
}
