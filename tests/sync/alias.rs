//! Other names under which devices are seen.

use dire::Source;
use generated::inventory::device_alias_state::{self, ByDevice, UpdateMetadata};
use generated::inventory::{AliasState, AliasType, DeviceAliasState, device};
use generated::monitoring::event;
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::Cx;
use resource_runtime::migration::Runner;
use resource_runtime::testing::TestCx;
use serde_json::json;

use crate::site::{Site, object};
use crate::updates::{Both, MAC, Update, armis, from, netbox, sweep};

type DeviceKey = Id<generated::inventory::Device, String>;

async fn of(site: &Site, device: &DeviceKey) -> Vec<DeviceAliasState> {
    let by_device = ByDevice { device: device.clone() };
    let mut aliases = device_alias_state::by_device(&site.sync, by_device).all().await.expect("aliases");
    aliases.sort_by(|one, other| one.alias_value.cmp(&other.alias_value));
    aliases
}

#[resource_test]
async fn three_sightings_confirm_an_alias(t: TestCx) {
    let site = Site::new(&t, "a");
    let seen = |second: i64| {
        armis(1, "10.0.0.1")
            .says("all_ips", "10.0.0.1, 10.0.0.7 ,nowhere")
            .says("service_alias:agent-9", "2026-03-01T12:00:00Z")
            .says("_alias_collector_ip", "::ffff:192.0.2.9")
            .seen(second)
    };
    let mut device = None;
    for count in 1..=4 {
        let uid = app::sync::resolve_one(&site.sync, seen(count).0).await.expect("a device");
        let aliases = of(&site, &uid).await;
        let names: Vec<_> = aliases.iter().map(|alias| (alias.alias_type, alias.alias_value.as_str())).collect();
        let expected =
            [(AliasType::Ip, "10.0.0.7"), (AliasType::CollectorIp, "192.0.2.9"), (AliasType::ServiceId, "agent-9")];
        assert_eq!(names, expected, "its own address is no other name, and what is no address is none");
        let state = if count < 3 { AliasState::Detected } else { AliasState::Confirmed };
        for alias in &aliases {
            assert_eq!((i64::from(alias.sighting_count), alias.state), (count, state), "{alias:?}");
        }
        device = Some(uid);
    }
    let device = device.expect("a device");
    let viewer = site.tenant.role("viewer");
    let changes = event::list(&viewer)
        .filter(generated::monitoring::Event::EVENT_TYPE.eq("device_alias_state_changed"))
        .filter(generated::monitoring::Event::NEW_STATE.eq("confirmed".to_owned()));
    assert_eq!(changes.all().await.expect("events").len(), 3, "each is confirmed once");

    // One that was put aside stays so, whoever says what.
    let aside = of(&site, &device).await[0].id;
    let admin = site.tenant.role("admin");
    device_alias_state::mark_stale(&admin, &aside).await.expect("stale");
    device_alias_state::archive(&admin, &aside).await.expect("put aside");
    app::sync::resolve_one(&site.sync, seen(9).0).await.expect("a device");
    assert_eq!(of(&site, &device).await[0].state, AliasState::Archived);
}

#[resource_test]
async fn aliases_move_when_devices_merge(t: TestCx) {
    let site = Site::new(&t, "a");
    let stays = armis(1, "10.0.0.1").says("ip_alias:10.0.0.7", "2026-03-01T12:00:00Z");
    let stays = app::sync::resolve_one(&site.sync, stays.0).await.expect("a device");
    let goes = netbox(7, "10.0.0.2").says("_alias_last_seen_ip", "10.0.0.8").says("all_ips", "10.0.0.7,10.0.0.2");
    let goes = app::sync::resolve_one(&site.sync, goes.0).await.expect("a device");
    assert_eq!(of(&site, &goes).await.len(), 2);
    let both = netbox(7, "10.0.0.2").says("armis_device_id", 1);
    assert_eq!(app::sync::resolve_one(&site.sync, both.0).await.expect("a device"), stays);
    let names: Vec<String> = of(&site, &stays).await.iter().map(|alias| alias.alias_value.clone()).collect();
    assert_eq!(names, ["10.0.0.7", "10.0.0.8"], "one of each name");
    assert_eq!(of(&site, &goes).await.len(), 0);
}

#[resource_test]
async fn who_removes_a_device_is_kept_and_a_merge_is_no_removal(t: TestCx) {
    let site = Site::new(&t, "a");
    let stays = app::sync::resolve_one(&site.sync, armis(1, "10.0.0.1").0).await.expect("a device");
    app::sync::resolve_one(&site.sync, netbox(7, "10.0.0.2").0).await.expect("a device");
    let both = netbox(7, "10.0.0.2").says("armis_device_id", 1);
    app::sync::resolve_one(&site.sync, both.0).await.expect("a device");
    let admin = site.tenant.role("admin");
    let removed = async || {
        let removed = generated::monitoring::Event::EVENT_TYPE.eq("device_deleted");
        event::list(&admin).filter(removed).all().await.expect("events")
    };
    assert!(removed().await.is_empty(), "the merge audit tells of the merge");
    device::destroy(&admin, &stays).await.expect("removed");
    let [event] = removed().await.try_into().expect("one event");
    assert_eq!(event.source_id.as_deref(), Some(stays.key().as_str()));
    assert_eq!(event.actor_name.as_deref(), Some(admin.actor().name.as_str()));
}

/// Notes something about an alias.
pub async fn annotate(cx: &Cx, alias: &Id<DeviceAliasState>, text: &str) -> DeviceAliasState {
    let input = UpdateMetadata { metadata: object(json!({ "note": text })) };
    device_alias_state::update_metadata(cx, alias, input).await.expect("annotated")
}

#[resource_test]
async fn who_annotates_an_alias_does_not_confirm_it(t: TestCx) {
    let site = Site::new(&t, "a");
    let (operator, viewer) = (site.tenant.role("operator"), site.tenant.role("viewer"));
    let resolve = async |update: Update| app::sync::resolve_one(&site.sync, update.0).await.expect("a device");
    let sees = |second| armis(1, "10.0.0.1").says("ip_alias:10.0.0.7", "2026-03-01T12:00:00Z").seen(second);
    let certain = async || device_alias_state::confirmed(&viewer).all().await.expect("aliases").len();
    let device = resolve(sees(1)).await;
    let alias = of(&site, &device).await[0].id;
    for text in ["of the printer", "or of the scanner"] {
        let annotated = annotate(&operator, &alias, text).await;
        assert_eq!((annotated.state, annotated.confirmed_at), (AliasState::Updated, None));
        assert_eq!(annotated.metadata.0["note"], text);
    }
    assert_ne!(resolve(sweep("10.0.0.7").seen(2)).await, device, "it was seen once");
    resolve(sees(3)).await;
    assert_eq!(certain().await, 0);
    resolve(sees(4)).await;
    let [seen] = of(&site, &device).await.try_into().expect("one alias");
    assert_eq!((seen.state, seen.sighting_count, seen.confirmed_at.is_some()), (AliasState::Updated, 3, true));
    assert_eq!(certain().await, 1);
    assert_eq!(resolve(sweep("10.0.0.7").seen(5)).await, device, "the third sighting has confirmed it");
    assert!(annotate(&operator, &alias, "of the scanner").await.confirmed_at.is_some(), "and it stays so");
    assert_eq!(resolve(sweep("10.0.0.7").seen(6)).await, device);
}

/// Programs before this knew states alone.
#[resource_test]
async fn an_older_program_and_this_one_hold_the_same_aliases_for_certain(t: TestCx) {
    let site = Site::new(&t, "a");
    let operator = site.tenant.role("operator");
    let update = armis(1, "10.0.0.1").says("all_ips", "10.0.0.1,10.0.0.5,10.0.0.6,10.0.0.7");
    let device = app::sync::resolve_one(&site.sync, update.0).await.expect("a device");
    let [noted, confirmed, both]: [_; 3] = of(&site, &device).await.try_into().expect("three aliases");
    for alias in [&confirmed, &both] {
        device_alias_state::confirm(&operator, &alias.id).await.expect("confirmed");
    }
    for alias in [&noted, &both] {
        annotate(&operator, &alias.id, "of the printer").await;
    }
    let all = migrations::all();
    let since = migrations::MIGRATIONS.iter().position(|source| source.directory.ends_with("_alias_confirmation"));
    let back = all.len() - since.expect("the migration");
    assert_eq!(Runner::new(t.db(), &all).down(back).await.expect("down"), back);
    assert_eq!(Runner::new(t.db(), &all).up().await.expect("up"), back);
    let found = of(&site, &device).await;
    let found: Vec<_> = found.iter().map(|alias| (alias.state, alias.confirmed_at.is_some())).collect();
    let once = (AliasState::Updated, false);
    assert_eq!(found, [(AliasState::Detected, false), (AliasState::Confirmed, true), once], "the last was seen once");
}

/// Three records, each of which says that its device was seen at another address, too.
async fn confirmed(both: &Both, update: Update, ip: &str) -> usize {
    let mut device = None;
    for second in 1..=3 {
        let update = update.clone().says(&format!("ip_alias:{ip}"), "2026-03-01T12:00:00Z").seen(second);
        device = both.take(&[update]).await.pop();
    }
    device.expect("a device")
}

#[resource_test]
async fn s35_a_batch_resolves_by_confirmed_aliases(t: TestCx) {
    let both = Both::new(&t);
    for site in [&both.at_once, &both.singly] {
        site.partition("p2").await;
    }
    let before = both.take(&[sweep("10.0.0.8")]).await[0];
    let known = confirmed(&both, armis(1, "10.0.0.1"), "10.0.0.7").await;
    assert_eq!(known, confirmed(&both, armis(1, "10.0.0.1"), "10.0.0.8").await);
    let rows = [
        sweep("10.0.0.7").answers(true).seen(10),
        sweep("10.0.0.8").seen(11),
        sweep("10.0.0.7").partition("p2"),
        sweep("10.0.0.9"),
        sweep("10.0.0.7").answers(false).seen(12),
    ];
    let found = both.take(&rows).await;
    assert_eq!(found[..2], [known, known], "also where something unknown was seen before");
    assert_eq!(found.len(), 4, "that an alias does not answer says nothing");
    assert!(!found[2..].contains(&known), "neither in another partition nor at another address");
    let devices = both.devices().await;
    assert_eq!((devices[&known].ip.as_deref(), devices[&before].ip.as_deref()), (Some("10.0.0.1"), Some("10.0.0.8")));
    assert!(devices[&known].is_available);

    // Where two share the address, it is nobody's.
    confirmed(&both, armis(2, "10.0.0.2"), "10.0.0.7").await;
    assert!(![known, found[2]].contains(&both.take(&[sweep("10.0.0.7")]).await[0]));
}

#[resource_test]
async fn s29_the_owner_of_an_alias_merges_into_the_device_that_is_known(t: TestCx) {
    let both = Both::new(&t);
    let owner = confirmed(&both, from(Source::Sysmon, "10.0.0.1"), "10.0.0.7").await;
    let mapped = both.take(&[from(Source::Mapper, "10.0.0.7").mac(MAC)]).await[0];
    assert_ne!(mapped, owner, "a MAC address that the mapper found on a port merges nobody");
    assert_eq!(both.merges().await, 0);
    let rows = [armis(1, "10.0.0.7").seen(10), sweep("10.0.0.1").seen(11), sweep("10.0.0.7").seen(12)];
    let found = both.take(&rows).await;
    assert!(found.iter().all(|device| *device == found[0]) && ![owner, mapped].contains(&found[0]), "{found:?}");
    let devices = both.devices().await;
    assert_eq!((devices.len(), both.merges().await), (2, 1));
    assert_eq!(devices[&found[0]].aliases, ["Ip 10.0.0.1 Confirmed", "Ip 10.0.0.7 Confirmed"]);
    assert_eq!(both.take(&[from(Source::Sysmon, "10.0.0.1").seen(20)]).await, [found[0]], "for good");

    // Two that are both known stay two, and so do two in different partitions.
    for site in [&both.at_once, &both.singly] {
        site.partition("p2").await;
    }
    let other = confirmed(&both, netbox(7, "10.0.0.3"), "10.0.0.9").await;
    assert_ne!(both.take(&[armis(2, "10.0.0.9")]).await, [other]);
    confirmed(&both, from(Source::Sysmon, "10.0.0.4"), "10.0.0.5").await;
    both.take(&[armis(3, "10.0.0.5").partition("p2")]).await;
    assert_eq!(both.merges().await, 1);
}

#[resource_test]
async fn aliases_are_asked_for_once_for_a_batch(t: TestCx) {
    let site = Site::new(&t, "a");
    let batch = |first: u32| (0..).zip((first..first + 200).map(|host| sweep(&format!("10.0.1.{host}")).0));
    app::sync::ingest(&site.sync, batch(1)).await.expect("a batch");
    let mut asked = Vec::new();
    for count in [1, 200] {
        let some = batch(1).take(count);
        let (taken, statements) = t.statements(app::sync::ingest(&site.sync, some)).await;
        assert_eq!(taken.expect("a batch").assignments.len(), count);
        asked.push(statements);
    }
    // One of each is for the aliases.
    assert_eq!(asked, [16, 34]);
}
