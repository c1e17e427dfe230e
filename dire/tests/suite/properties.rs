//! What holds for all updates.

use chrono::TimeDelta;
use dire::{
    Batch, CarriedId, DeviceId, DeviceUpdate, Known, Mac, Partition, Source, Standing, address, resolve, text, time,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use uuid::Uuid;

use crate::store::Store;
use crate::updates::{TENANT, Update, at};

/// Updates of so small a world that everything collides with everything.
fn update() -> impl Strategy<Value = Update> {
    let place = (select(vec!["", "default", "p2"]), select(vec!["10.0.0.1", "10.0.0.2", "10.0.0.3", "fd00::1"]));
    let number = || prop_oneof![2 => Just(None), 1 => select(vec!["1", "2", "3"]).prop_map(Some)];
    let mac = prop_oneof![
        2 => Just(None),
        1 => select(vec!["00:1a:2b:3c:4d:5e", "001A2B3C4D5F", "02:42:ac:11:00:02", "aa-bb-cc-dd-ee-ff", "n/a"]).prop_map(Some),
    ];
    let source = select(vec![Source::Armis, Source::Netbox, Source::Sweep, Source::Mapper, Source::SelfReported]);
    let identifiers = (number(), number(), number(), mac);
    let said = (0..100i64, proptest::option::of(any::<bool>()), prop_oneof![8 => Just(false), 1 => Just(true)]);
    (place, source, carried(), identifiers, said).prop_map(|(place, source, carried, identifiers, said)| {
        let (armis, integration, netbox, mac) = identifiers;
        let (seconds, is_available, is_deleted) = said;
        let numbers = [("armis_device_id", armis), ("integration_id", integration), ("netbox_device_id", netbox)];
        Update(DeviceUpdate {
            device_id: carried,
            partition: place.0.to_owned(),
            source,
            ip: Some(place.1.to_owned()),
            mac: mac.map(str::to_owned),
            hostname: is_available.map(|_| format!("host-{seconds}")),
            metadata: numbers
                .into_iter()
                .filter_map(|(key, value)| Some((key.to_owned(), value?.to_owned())))
                .collect(),
            seen_at: at(seconds),
            is_available,
            is_deleted,
        })
    })
}

/// Keys that updates come with, among them those that are generated in this world.
fn carried() -> impl Strategy<Value = Option<String>> {
    let mut keys: Vec<_> =
        ["sr:f449a83b-7c97-489b-bb1e-647151022319", "serviceradar:poller:1", "default:10.0.0.1", "junk"]
            .map(str::to_owned)
            .into();
    for update in [
        crate::updates::sweep("10.0.0.1"),
        crate::updates::sweep("10.0.0.2"),
        crate::updates::armis(1, "10.0.0.1"),
        crate::updates::netbox(2, "10.0.0.1"),
    ] {
        keys.extend(Store::default().ingest(&[update]).ids());
    }
    prop_oneof![4 => Just(None), 1 => select(keys).prop_map(Some)]
}

/// Other addresses of devices of a world, and pairs of devices that are two.
fn names() -> impl Strategy<Value = Vec<(Index, &'static str, Standing, Option<Index>)>> {
    let ip = select(vec!["10.0.0.1", "10.0.0.2", "10.0.0.3", "fd00::1"]);
    let standing = prop_oneof![
        4 => Just(Standing::Confirmed),
        1 => Just(Standing::Seen),
        1 => Just(Standing::PutAside),
    ];
    proptest::collection::vec((any::<Index>(), ip, standing, proptest::option::weighted(0.2, any::<Index>())), 0..6)
}

/// A world that has seen some updates, with other addresses of its devices, a device from the time of legacy keys and a
/// deleted one.
fn world() -> impl Strategy<Value = Store> {
    let seen = proptest::collection::vec(update(), 0..12);
    (seen, names(), any::<Option<Index>>()).prop_map(|(updates, names, deleted)| {
        let mut store = Store::default();
        store.ingest(&updates);
        let devices: Vec<_> = store.devices.iter().map(|(id, device)| (id.clone(), device.partition.clone())).collect();
        for (device, ip, standing, apart) in names.into_iter().filter(|_| !devices.is_empty()) {
            let (id, partition) = device.get(&devices).clone();
            if let Some((other, _)) = apart.map(|other| other.get(&devices)) {
                store.apart.insert((id.clone(), other.clone()));
            }
            store.aliases.insert((partition, ip.parse().expect("an address"), id), standing);
        }
        if let Some(deleted) = deleted.filter(|_| !store.devices.is_empty()) {
            let legacy = DeviceId::stored("default:10.0.0.1");
            let deleted = deleted.index(store.devices.len());
            let (id, device) = store.devices.iter_mut().nth(deleted).expect("one of them");
            let mut old = device.clone();
            device.is_deleted = true;
            if old.partition.as_str() == Partition::DEFAULT {
                for (meaning, ..) in store.identifiers.values_mut().filter(|(meaning, ..)| meaning == id) {
                    *meaning = legacy.clone();
                }
            }
            old.partition = Partition::named("");
            store.devices.insert(legacy, old);
        }
        store
    })
}

fn updates() -> impl Strategy<Value = Vec<Update>> {
    proptest::collection::vec(update(), 0..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_batch_is_its_updates_one_by_one(before in world(), updates in updates(), cut in any::<Index>()) {
        let (mut whole, mut halves, mut single) = (before.clone(), before.clone(), before);
        let ids = whole.ingest(&updates).ids();

        let (left, right) = updates.split_at(cut.index(updates.len() + 1));
        let mut halves_ids = halves.ingest(left).ids();
        halves_ids.extend(halves.ingest(right).ids());

        let single_ids: Vec<_> = updates.chunks(1).flat_map(|update| single.ingest(update).ids()).collect();

        prop_assert_eq!(&whole, &single);
        prop_assert_eq!(&whole, &halves);
        let last = |ids: &[String]| ids.iter().map(|id| whole.survivor(id)).collect::<Vec<_>>();
        prop_assert_eq!(last(&ids), ids.clone());
        prop_assert_eq!(last(&single_ids), ids.clone());
        prop_assert_eq!(last(&halves_ids), ids);
    }

    #[test]
    fn taken_in_twice_devices_stay_and_nothing_is_registered(updates in updates()) {
        let mut updates = updates;
        updates.retain(|update| !update.0.is_deleted);
        updates.iter_mut().for_each(|update| update.0.device_id = None);
        let is_strong = |update: &Update| Batch::single(TENANT, update.0.clone()).records()[0].is_strong();
        updates.retain(is_strong);

        let mut store = Store::default();
        let first = store.ingest(&updates);
        let devices = store.devices.len();
        let second = store.ingest(&updates);
        prop_assert_eq!(second.ids(), first.ids());
        prop_assert_eq!(store.devices.len(), devices);
        prop_assert_eq!((second.plan.register, second.plan.merges), (vec![], vec![]));
    }

    /// Updates that are known by an address or carry a key may lead to a device that later ones made, but
    /// no device is torn back and forth.
    #[test]
    fn what_strong_identifiers_mean_settles(updates in updates()) {
        let mut store = Store::default();
        store.ingest(&updates);
        store.ingest(&updates);
        let third = store.ingest(&updates);
        prop_assert!(third.plan.merges.is_empty(), "{:?}", third.plan.merges);
        let strong = third.plan.register.iter().find(|registration| registration.identifier.kind.is_strong());
        prop_assert!(strong.is_none(), "{:?}", strong);
    }

    #[test]
    fn the_same_input_makes_the_same_plan(before in world(), updates in updates()) {
        prop_assert_eq!(before.clone().ingest(&updates).plan, before.clone().ingest(&updates).plan);
    }

    #[test]
    fn tenants_and_partitions_share_no_device(updates in updates(), tenant in any::<u128>()) {
        let plan = |tenant, partition: &str| {
            let updates = updates.iter().cloned().map(|update| update.partition(partition).0).map(|mut update| {
                // Keys that updates come with are the callers' own, and the same wherever they are sent.
                update.device_id = None;
                update
            });
            resolve(&Batch::admit(tenant, (0..).zip(updates)), &Known::default()).expect("nothing is known")
        };
        let ids = |plan: &dire::Plan| plan.devices.iter().map(|device| device.id.clone()).collect::<Vec<_>>();
        let own = plan(TENANT, "p1");
        let tenant = Uuid::from_u128(tenant);
        for other in [plan(tenant, "p1"), plan(TENANT, "p2")] {
            prop_assert_eq!(other.devices.len(), own.devices.len());
            prop_assert!(tenant == TENANT || ids(&other).iter().all(|id| !ids(&own).contains(id)));
        }
    }

    #[test]
    fn nothing_is_available_that_did_not_answer(updates in updates()) {
        let mut store = Store::default();
        let silent: Vec<_> = updates
            .into_iter()
            .filter(|update| !update.0.source.speaks_for_itself())
            .filter(|update| !(update.0.source.is_probe() && update.0.is_available == Some(true)))
            .collect();
        store.ingest(&silent);
        prop_assert!(store.devices.values().all(|device| !device.is_available));
    }

    #[test]
    fn every_notation_of_a_mac_is_one(bytes in any::<[u8; 6]>(), notation in 0..4, upper in any::<bool>(), pad in "[ \t,;]{0,3}") {
        prop_assume!(bytes != [0; 6] && bytes != [0xff; 6]);
        let pairs = bytes.map(|byte| format!("{byte:02x}"));
        let mut text = match notation {
            0 => pairs.join(":"),
            1 => pairs.join("-"),
            2 => [&pairs[..2], &pairs[2..4], &pairs[4..]].map(|pairs| pairs.concat()).join("."),
            _ => pairs.concat(),
        };
        if upper {
            text = text.to_uppercase();
        }
        let mac = Mac::first_in(&format!("{pad}{text}{pad}")).map(|mac| mac.to_string());
        prop_assert_eq!(mac, Some(pairs.concat().to_uppercase()));
    }

    #[test]
    fn every_spelling_of_a_moment_is_one(millis in 0..4_000_000_000_000i64, minutes in -840..=840i32, form in 0..4) {
        let moment = chrono::DateTime::from_timestamp_millis(millis).expect("in range");
        let local = (moment + TimeDelta::minutes(minutes.into())).naive_utc();
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        let text = match form {
            0 => format!("{}{sign}{hours:02}:{rest:02}", local.format("%Y-%m-%dT%H:%M:%S%.3f")),
            1 => format!("{} {sign}{hours:02}{rest:02} UTC", local.format("%Y-%m-%d %H:%M:%S%.9f")),
            2 => format!("{} UTC", moment.format("%Y-%m-%d %H:%M:%S%.3f")),
            _ => format!("{}Z", moment.format("%Y-%m-%dT%H:%M:%S%.f")),
        };
        prop_assert_eq!(time::parse(&text), Some(moment), "{}", text);
    }

    #[test]
    fn no_text_is_too_strange(texts in proptest::array::uniform8(any::<String>()), time_like in "[-+0-9:TZ .utcm=]{0,40}") {
        let [id, partition, ip, mac, hostname, armis, integration, first_seen] = texts;
        for text in [&id, &mac, &first_seen, &time_like] {
            let _ = (time::parse(text), Mac::first_in(text), address::parse(text), text::clean(text));
            let _ = (CarriedId::read(Some(text)), Source::named(text));
        }
        let strange = DeviceUpdate {
            device_id: Some(id),
            partition,
            source: Source::Unknown,
            ip: Some(ip),
            mac: Some(mac),
            hostname: Some(hostname),
            metadata: [("armis_device_id", armis), ("integration_id", integration), ("first_seen", first_seen)]
                .map(|(key, value)| (key.to_owned(), value))
                .into(),
            seen_at: at(0),
            is_available: None,
            is_deleted: false,
        };
        let readable = DeviceUpdate { ip: Some("10.0.0.1".to_owned()), ..strange.clone() };
        Store::default().ingest(&[Update(strange), Update(readable)]);
    }
}
