//! Other names under which devices are seen.

use generated::inventory::device_alias_state::{self, ByDevice};
use generated::inventory::{AliasState, AliasType, DeviceAliasState, device};
use generated::monitoring::event;
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;

use crate::site::Site;
use crate::updates::{armis, netbox};

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
