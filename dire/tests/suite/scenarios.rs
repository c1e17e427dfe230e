//! The acceptance scenarios of reconciliation, by name.

use std::collections::BTreeSet;

use dire::{ClearReason, Kind, Partition, RefusalReason, Source};

use crate::store::Store;
use crate::updates::{MAC, Update, armis, at, from, netbox, singly_and_at_once, sweep};

#[test]
fn s01_the_same_strong_id_twice_is_one_device() {
    let ids = singly_and_at_once(&[armis(1, "10.0.0.1"), armis(1, "10.0.0.1")]);
    assert!(ids[0].starts_with("sr:"));
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn s02_the_same_armis_id_with_a_new_ip_is_one_device() {
    let mut store = Store::default();
    let first = store.ingest_one(armis(1, "10.0.0.1"));
    assert_eq!(store.ingest_one(armis(1, "10.0.0.2")), first);
    assert_eq!(store.ip(&first).as_deref(), Some("10.0.0.2"));
    assert_eq!(store.devices.len(), 1);
}

#[test]
fn s03_different_armis_ids_with_one_ip_are_two_devices() {
    let mut store = Store::default();
    let old = store.ingest_one(armis(1, "10.0.0.1"));
    let outcome = store.ingest(&[armis(2, "10.0.0.1")]);
    let new = &outcome.ids()[0];
    assert_ne!(&old, new);
    assert_eq!((store.ip(&old), store.ip(new).as_deref()), (None, Some("10.0.0.1")));
    assert_eq!(outcome.plan.cleared[0].reason, ClearReason::Churn);
    assert_eq!((store.churn, store.audit.len(), store.devices.len()), (1, 0, 2));
}

#[test]
fn s04_an_address_alone_is_a_device_for_each_address() {
    let ids = singly_and_at_once(&[sweep("10.0.0.1"), sweep("10.0.0.2"), sweep("10.0.0.1"), sweep("::ffff:10.0.0.2")]);
    assert_ne!(ids[0], ids[1]);
    assert_eq!((&ids[0], &ids[1]), (&ids[2], &ids[3]));
}

#[test]
fn s05_a_mac_stays_one_device_across_addresses() {
    for mac in [MAC, "AA:BB:CC:DD:EE:FF"] {
        let ids =
            singly_and_at_once(&[from(Source::Mapper, "10.0.0.1").mac(mac), from(Source::Mapper, "10.0.0.2").mac(mac)]);
        assert_eq!(ids[0], ids[1], "{mac}");
    }
}

#[test]
fn s06_armis_beats_mac() {
    let ids = singly_and_at_once(&[
        armis(1, "10.0.0.1").mac(MAC),
        armis(1, "10.0.0.1").mac("00:1a:2b:3c:4d:5f"),
        armis(2, "10.0.0.2").mac(MAC),
        from(Source::Mapper, "10.0.0.3").mac(MAC),
        armis(2, "10.0.0.2").mac(MAC),
    ]);
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[0], ids[2], "a MAC address that two devices of one inventory share says nothing");
    assert_eq!(ids[0], ids[3], "alone it means the device that had it first");
    assert_eq!(ids[2], ids[4]);
}

#[test]
fn s07_notations_of_a_mac_are_equal() {
    let notations = ["00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E", " 001a.2b3c.4d5e", "001A2B3C4D5E, 02:00:00:00:00:01"];
    let updates = notations.map(|mac| from(Source::Mapper, "10.0.0.1").mac(mac));
    assert_eq!(singly_and_at_once(&updates).into_iter().collect::<BTreeSet<_>>().len(), 1);
}

#[test]
fn s08_lookups_are_scoped_by_partition() {
    let in_partitions = ["p1", "p2"].map(|partition| armis(1, "10.0.0.1").mac(MAC).partition(partition));
    let mut store = Store::default();
    let first = store.ingest(&in_partitions).ids();
    assert_ne!(first[0], first[1]);
    assert_eq!(store.ingest(&in_partitions).ids(), first);
    let by_address = ["p1", "p2"].map(|partition| sweep("10.0.0.1").partition(partition));
    assert_eq!(store.ingest(&by_address).ids(), first);
    assert_eq!((store.devices.len(), store.churn), (2, 0));
    for (id, partition) in first.iter().zip(["p1", "p2"]) {
        assert_eq!(store.device(id).partition, Partition::named(partition));
    }
}

#[test]
fn s09_an_empty_partition_is_the_default_one() {
    let ids = singly_and_at_once(
        &["", "  ", "default", " default\t"].map(|partition| armis(1, "10.0.0.1").partition(partition)),
    );
    assert!(ids.iter().all(|id| *id == ids[0]));
}

#[test]
fn s10_duplicates_in_one_batch_collapse() {
    let mut store = Store::default();
    let outcome = store.ingest(&[
        armis(1, "10.0.0.1").mac(MAC).hostname("old").seen(2),
        netbox(7, "10.0.0.2").mac(MAC).hostname("new").seen(1),
        netbox(7, "10.0.0.2").seen(3),
        armis(1, "10.0.0.2"),
    ]);
    let ids = outcome.ids();
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(outcome.plan.devices.len(), 1, "a device is written once");
    assert_eq!(outcome.plan.register.len(), 3, "and so is an identifier");
    let news: Vec<_> = outcome.plan.assignments.iter().map(|assignment| assignment.is_new).collect();
    assert_eq!(news, [true, false, false, false]);
    let device = store.device(&ids[0]);
    assert_eq!(device.hostname.as_deref(), Some("new"));
    assert_eq!((device.first_seen, device.last_seen), (Some(at(0)), Some(at(3))));
}

#[test]
fn s11_twenty_devices_under_shuffled_addresses_stay_twenty() {
    let round = |shift: usize| -> Vec<Update> {
        (0..20)
            .map(|number| {
                armis(number, &format!("10.0.0.{}", (number * 7 + shift) % 20 + 1))
                    .mac(&format!("00:1a:2b:00:00:{number:02x}"))
                    .answers(true)
            })
            .collect()
    };
    let mut store = Store::default();
    let first = store.ingest(&round(0)).ids();
    for shift in 1..20 {
        assert_eq!(store.ingest(&round(shift)).ids(), first);
        let addresses: BTreeSet<_> = store.devices.values().map(|device| device.ip.expect("has one")).collect();
        assert_eq!(addresses.len(), 20);
    }
    assert_eq!((store.devices.len(), store.audit.len()), (20, 0));
    assert!(store.churn > 0);
    assert!(store.devices.values().all(|device| !device.is_available && device.is_identified));
}

#[test]
fn s12_only_a_positive_probe_makes_a_device_available() {
    let mut store = Store::default();
    let id = store.ingest_one(armis(1, "10.0.0.1").answers(true));
    assert!(!store.device(&id).is_available);
    assert_eq!(store.ingest_one(sweep("10.0.0.1").answers(false)), id);
    assert!(!store.device(&id).is_available);
    assert_eq!(store.ingest_one(sweep("10.0.0.1").answers(true)), id);
    assert!(store.device(&id).is_available);
    store.ingest_one(armis(1, "10.0.0.1").answers(false));
    assert!(store.device(&id).is_available, "who lists devices does not know that one stopped answering, either");
    store.ingest(&[sweep("10.0.0.1").answers(true), sweep("10.0.0.1").answers(false)]);
    assert!(!store.device(&id).is_available, "the last probe counts");
}

#[test]
fn s13_churn_and_probes_keep_count_and_availability() {
    let mut store = Store::default();
    let listed = |shift: u32| -> Vec<Update> {
        (0..50).map(|number| armis(number, &format!("10.0.0.{}", (number + shift) % 50 + 1))).collect()
    };
    let ids = store.ingest(&listed(0)).ids();
    // Even addresses answer. Who has one is available until its own address falls silent.
    for shift in 0..10 {
        assert_eq!(store.ingest(&listed(shift)).ids(), ids);
        let probes: Vec<_> = (1..=50).map(|host| sweep(&format!("10.0.0.{host}")).answers(host % 2 == 0)).collect();
        store.ingest(&probes);
        assert_eq!(store.devices.len(), 50);
        for (number, id) in (0..).zip(&ids) {
            let host = (number + shift) % 50 + 1;
            assert_eq!(store.device(id).is_available, host % 2 == 0, "device {number} in round {shift}");
        }
    }
    assert_eq!(store.audit, []);
}

#[test]
fn s14_a_sweep_of_a_known_address_is_of_the_canonical_device() {
    let mut store = Store::default();
    let id = store.ingest_one(armis(1, "10.0.0.1").mac(MAC));
    assert_eq!(store.ingest_one(sweep("10.0.0.1").says("icmp_available", "true")), id);
    let device = store.device(&id);
    assert_eq!(device.metadata["canonical_device_id"], id);
    assert_eq!(device.metadata["icmp_available"], "true");
}

#[test]
fn s18_first_seen_is_the_earliest_of_batch_and_store() {
    let mut store = Store::default();
    let id = store.ingest_one(armis(1, "10.0.0.1").seen(100));
    store.ingest(&[armis(1, "10.0.0.1").seen(200), armis(1, "10.0.0.1").seen(50), armis(1, "10.0.0.1").seen(70)]);
    assert_eq!((store.device(&id).first_seen, store.device(&id).last_seen), (Some(at(50)), Some(at(200))));
    for (spelling, seconds) in [
        ("2024-10-04T00:00:40Z", 40),
        ("2024-10-04 00:00:39", 39),
        ("2024-10-04 00:00:38 UTC", 38),
        ("2024-10-04 02:00:37.000 +0200", 37),
        ("2024-10-04 00:00:36.000000000 +0000 UTC", 36),
        ("once upon a time", 36),
        ("0001-01-01T00:00:00Z", 36),
    ] {
        store.ingest_one(armis(1, "10.0.0.1").seen(300).says("first_seen", spelling));
        assert_eq!(store.device(&id).first_seen, Some(at(seconds)), "{spelling}");
    }
}

#[test]
fn s19_an_empty_batch_does_nothing() {
    let mut store = Store::default();
    store.ingest_one(armis(1, "10.0.0.1"));
    let before = store.clone();
    let outcome = store.ingest(&[]);
    assert_eq!(outcome.plan, dire::Plan::default());
    assert_eq!(store, before);
}

#[test]
fn s20_blank_and_malformed_keys_are_no_keys() {
    let plain = singly_and_at_once(&[sweep("10.0.0.1")]).remove(0);
    for key in ["", "  ", "sr:", "sr:not-a-uuid", "serviceradar:", "%%", "42", "fe80::1", "a\0b c"] {
        let update = sweep("10.0.0.1").id(key).partition(" ");
        assert_eq!(singly_and_at_once(&[update])[0], plain, "{key:?}");
    }
    assert_eq!(singly_and_at_once(&[sweep("10.0.0.1").id("default:10.0.0.1")]), [plain]);
}

#[test]
fn s21_a_row_of_the_network_needs_an_address_and_a_service_does_not() {
    let mut store = Store::default();
    let mut unreadable = armis(2, "");
    unreadable.0.ip = Some("10.0.0.999".to_owned());
    let service = from(Source::Serviceradar, "").nowhere().id("serviceradar:poller:p1");
    let long = armis("x".repeat(256), "10.0.0.1");
    let outcome = store.ingest(&[armis(1, "").nowhere(), unreadable, service, armis(3, ""), long]);
    let reasons: Vec<_> = outcome.refused.iter().map(|refusal| (refusal.ordinal, refusal.reason.clone())).collect();
    assert_eq!(
        reasons,
        [
            (0, RefusalReason::NoAddress),
            (1, RefusalReason::UnreadableAddress("10.0.0.999".to_owned())),
            (3, RefusalReason::NoAddress),
            (4, RefusalReason::UnstorableIdentifier { kind: Kind::ArmisDeviceId, length: 256 }),
        ]
    );
    assert_eq!(outcome.ids(), ["serviceradar:poller:p1"]);
    let service = store.device("serviceradar:poller:p1");
    assert_eq!(service.partition.as_str(), Partition::SERVICERADAR);
    assert!(service.is_available, "who speaks for itself answers");
}

#[test]
fn s22_services_on_one_host_stay_distinct() {
    let mut store = Store::default();
    let host = store.ingest_one(armis(1, "10.0.0.1"));
    let services: Vec<_> =
        (0..30).map(|n| from(Source::Serviceradar, "10.0.0.1").id(&format!("serviceradar:checker:{n}"))).collect();
    let ids = store.ingest(&services).ids();
    assert_eq!(ids.into_iter().collect::<BTreeSet<_>>().len(), 30);
    assert_eq!(store.ip(&host).as_deref(), Some("10.0.0.1"));
    assert_eq!((store.churn, store.identifiers.len()), (0, 1));
}

#[test]
fn s24_a_retraction_leaves_everything_but_availability() {
    let mut store = Store::default();
    let id = store.ingest_one(armis(1, "10.0.0.1").mac(MAC).hostname("edge"));
    store.ingest_one(sweep("10.0.0.1").answers(true));
    let other = store.ingest(&[armis(2, "10.0.0.1"), armis(1, "10.0.0.2")]).ids().remove(0);
    let before = store.device(&id).clone();

    let outcome = store.ingest(&[
        armis(1, "10.0.0.1").gone(),
        armis(1, "").nowhere().gone(),
        armis(99, "10.0.0.9").gone(),
        sweep("10.0.0.2").gone(),
    ]);
    assert_eq!(outcome.ids(), [id.clone(), id.clone()]);
    assert!(outcome.refused.iter().all(|refusal| refusal.reason == RefusalReason::RetractsUnknown));
    assert_eq!(outcome.refused.iter().map(|refusal| refusal.ordinal).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(outcome.plan.devices[0].retracted_by, Some(Source::Armis));
    let after = store.device(&id);
    assert!(before.is_available && !after.is_available);
    assert_eq!((after.ip, &after.hostname, after.last_seen), (before.ip, &before.hostname, before.last_seen));
    assert_eq!(store.ip(&other).as_deref(), Some("10.0.0.1"), "what is gone takes no address");
}

#[test]
fn s28_conflicting_identifiers_merge_and_are_audited() {
    let mut store = Store::default();
    let armis_device = store.ingest_one(armis(1, "10.0.0.1").seen(10));
    let netbox_device = store.ingest_one(netbox(7, "10.0.0.2").mac(MAC).seen(5));
    assert_ne!(armis_device, netbox_device);
    let outcome =
        store.ingest(&[netbox(7, "10.0.0.2").armis(1).seen(20), from(Source::Mapper, "10.0.0.2").mac(MAC).seen(30)]);
    assert_eq!(outcome.ids(), [armis_device.clone(), armis_device.clone()]);
    assert_eq!(outcome.plan.merges[0].evidence.len(), 1);
    assert_eq!(
        store.audit.iter().map(|(from, to, why)| (from.as_str(), to.as_str(), *why)).collect::<Vec<_>>(),
        [(netbox_device.as_str(), armis_device.as_str(), "shared_update")]
    );
    assert_eq!(store.devices.len(), 1);
    assert_eq!(store.device(&armis_device).first_seen, Some(at(5)));
    assert_eq!(store.meaning(Kind::Mac, "001A2B3C4D5E"), Some(armis_device.clone()), "all identifiers move");
    assert_eq!(store.ingest_one(sweep("10.0.0.9").id(&netbox_device)), store.ingest_one(sweep("10.0.0.9")));
}

#[test]
fn s29_the_owner_of_an_alias_merges_into_the_device_that_is_known() {
    let with_owner = || {
        let mut store = Store::default();
        let owner = store.ingest_one(sweep("10.0.0.1").seen(-5));
        store.confirm(&owner, "10.0.0.7");
        (store, owner)
    };
    let (mut store, owner) = with_owner();
    let outcome = store.ingest(&[armis(1, "10.0.0.7"), sweep("10.0.0.1"), sweep("10.0.0.7")]);
    let known = outcome.ids().remove(0);
    assert_ne!(known, owner);
    assert_eq!(outcome.ids(), vec![known.clone(); 3], "what is at either address is the one that stays");
    assert_eq!(outcome.plan.merges[0].evidence[0].to_string(), "ip 10.0.0.7 in partition default");
    let audit: Vec<_> = store.audit.iter().map(|(from, to, why)| (from.as_str(), to.as_str(), *why)).collect();
    assert_eq!(audit, [(owner.as_str(), known.as_str(), "confirmed_alias")]);
    assert_eq!((store.devices.len(), store.device(&known).first_seen), (1, Some(at(-5))));
    assert_eq!(store.ip(&known).as_deref(), Some("10.0.0.7"));
    assert_eq!(store.ingest(&[sweep("10.0.0.1")]).ids(), [known]);

    // A MAC address alone merges nobody, least of all one that the mapper has found on a port.
    for source in [Source::Mapper, Source::Snmp] {
        let (mut store, owner) = with_owner();
        assert_ne!(store.ingest_one(from(source, "10.0.0.7").mac(MAC)), owner);
        assert_eq!((store.devices.len(), store.audit.len()), (2, 0));
    }
    // Neither do two that are both known.
    for update in [armis(2, "10.0.0.1"), netbox(2, "10.0.0.1"), from(Source::Snmp, "10.0.0.1").mac("02:42:ac:11:00:02")]
    {
        let mut store = Store::default();
        let owner = store.ingest_one(update);
        store.confirm(&owner, "10.0.0.7");
        assert_ne!(store.ingest_one(armis(1, "10.0.0.7")), owner);
        assert_eq!((store.devices.len(), store.audit.len()), (2, 0));
    }
    // Nor across partitions.
    let (mut store, _) = with_owner();
    store.ingest_one(armis(1, "10.0.0.7").partition("p2"));
    assert_eq!((store.devices.len(), store.audit.len()), (2, 0));
}

#[test]
fn s30_a_shared_mac_merges_nothing() {
    for mac in ["02:42:ac:11:00:02", MAC] {
        let mut store = Store::default();
        let ids = store.ingest(&[armis(1, "10.0.0.1").mac(mac), armis(2, "10.0.0.2").mac(mac)]).ids();
        assert_ne!(ids[0], ids[1], "{mac}");
        store.ingest(&[armis(2, "10.0.0.2").mac(mac), armis(1, "10.0.0.1").mac(mac)]);
        let known_by_mac = store.ingest_one(from(Source::Mapper, "10.0.0.3").mac("00:1a:2b:00:00:99"));
        store.ingest_one(armis(1, "10.0.0.1").mac("00:1a:2b:00:00:99"));
        assert_eq!((store.devices.len(), store.audit.len()), (3, 0), "{mac}");
        assert_eq!(store.meaning(Kind::Mac, "001A2B000099"), Some(known_by_mac));
    }
}

#[test]
fn s35_a_batch_resolves_by_confirmed_aliases() {
    let mut store = Store::default();
    let known = store.ingest_one(armis(1, "10.0.0.1"));
    let before = store.ingest(&[sweep("10.0.0.8")]).ids().remove(0);
    store.confirm(&known, "10.0.0.7");
    store.confirm(&known, "10.0.0.8");
    let outcome = store.ingest(&[
        sweep("10.0.0.7").answers(true).says("icmp_available", "true"),
        sweep("10.0.0.8"),
        sweep("10.0.0.7").partition("p2"),
        sweep("10.0.0.9"),
    ]);
    let ids = outcome.ids();
    assert_eq!(ids[..2], [known.clone(), known.clone()], "also where something unknown was seen before");
    assert!(ids[2] != known && ids[3] != known);
    let device = store.device(&known);
    assert!(device.is_available && device.metadata.contains_key("icmp_available"));
    assert_eq!(store.ip(&known).as_deref(), Some("10.0.0.1"), "its main address stays");
    assert_eq!(store.ip(&before).as_deref(), Some("10.0.0.8"), "and what was there is nobody's to take");
}
