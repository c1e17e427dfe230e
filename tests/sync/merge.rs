//! Two devices that turn out to be one: what refers to either refers to the one that stays.

use dire::Source;
use generated::infrastructure::{Agent, agent};
use generated::inventory::device_identifier::{self, ByDevice};
use generated::inventory::interface::{self, Observe};
use generated::inventory::merge_audit::{self, MergedFrom, Unmerge};
use generated::inventory::{AliasState, Device, IdentifierType, MergeAudit, MergeKind, device, device_alias_state};
use generated::monitoring::alert::{self, Raise};
use generated::monitoring::{AlertSource, AlertStatus, ServiceCheck, service_check};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::action::{self, Target};
use resource_runtime::record::RecordKey as _;
use resource_runtime::testing::{Factory, TestCx};
use resource_runtime::{Class, Record as _};

use crate::alias::annotate;
use crate::site::Site;
use crate::updates::{Both, MAC, Update, armis, from, netbox, sweep};

type DeviceKey = Id<Device, String>;

#[resource_test]
async fn s28_conflicting_identifiers_merge_and_are_audited(t: TestCx) {
    let both = Both::new(&t);
    assert_eq!(both.take(&[armis(1, "10.0.0.1").seen(10), netbox(7, "10.0.0.2").mac(MAC).seen(5)]).await, [0, 1]);
    assert_eq!(both.take(&[netbox(7, "10.0.0.2").says("armis_device_id", 1).seen(20)]).await, [0]);
    assert_eq!((both.devices().await.len(), both.merges().await), (1, 1));
    assert_eq!(both.devices().await[&0].identifiers.len(), 3, "all identifiers moved");
}

#[resource_test]
async fn what_hangs_on_a_device_moves_with_it(t: TestCx) {
    let site = Site::new(&t, "a");
    let Pair { stays, goes, alert: raised } = pair(&site).await;

    let both = netbox(7, "10.0.0.2").says("armis_device_id", 1);
    assert_eq!(app::sync::resolve_one(&site.sync, both.0).await.expect("a device"), stays);

    assert_eq!(device::get(&site.sync, &goes).await.unwrap_err().class(), Class::NotFound);
    let of = interface::by_device(&site.sync, interface::ByDevice { device: stays.clone() }).all().await.unwrap();
    assert_eq!(of.iter().map(|port| port.if_index).collect::<Vec<_>>(), [1, 2], "one of each number");
    let alert = alert::get(&site.sync, &raised).await.expect("the alert");
    assert_eq!((alert.device_uid.as_ref(), alert.status), (Some(&stays), AlertStatus::Resolved));
    let note = alert.resolution_note.as_deref().expect("how it ended");
    assert!(note.contains(stays.key().as_str()) && alert.resolved_by.is_some(), "{note}");
    let named = device_identifier::by_device(&site.sync, ByDevice { device: stays.clone() }).all().await.unwrap();
    assert_eq!(named.len(), 2);
    let merges = merge_audit::list(&site.tenant.role("viewer")).all().await.unwrap();
    assert_eq!(
        (&merges[0].from_device, &merges[0].to_device, merges[0].reason.as_deref()),
        (&goes, &stays, Some("shared_update"))
    );
    // Who still knows the old key means the device that stays no more than anybody at that address.
    let probe = app::sync::resolve_one(&site.sync, sweep("10.0.0.2").id(goes.key()).0).await.expect("a device");
    assert_eq!(probe, stays);
}

/// The survivor answers for itself: what was open about the other one's answering is over, and nothing else is.
#[resource_test]
async fn only_the_alert_that_it_does_not_answer_ends_with_a_device(t: TestCx) {
    let site = Site::new(&t, "a");
    let Pair { stays, goes, alert: offline } = pair(&site).await;
    let results = site.tenant.system("results");
    let check = service_check::list(&site.sync).first().await.expect("a list").expect("a check").id;
    let down = Raise {
        source_type: Some(AlertSource::ServiceCheck),
        source_id: Some(check.to_string()),
        service_check: Some(check),
        ..raise(&goes)
    };
    let load = Raise { metric_name: Some("load".to_owned()), ..raise(&goes) };
    let mut open = vec![alert::raise(&results, raise(&stays)).await.expect("an alert").id];
    for input in [down.clone(), load] {
        open.push(alert::raise(&results, input).await.expect("an alert").id);
    }
    let both = netbox(7, "10.0.0.2").says("armis_device_id", 1);
    app::sync::resolve_one(&site.sync, both.0).await.expect("a device");
    let of = async |id: &Id<_>| alert::get(&site.sync, id).await.expect("the alert");
    assert_eq!(of(&offline).await.status, AlertStatus::Resolved);
    for id in &open {
        let alert = of(id).await;
        assert_eq!((alert.status, alert.device_uid.as_ref()), (AlertStatus::Pending, Some(&stays)));
    }

    // What a check says goes with the check, also what it has said only since then; what has ended stays so.
    alert::clear(&results, &open[1], alert::Clear { note: None }).await.expect("over");
    let again = alert::raise(&results, Raise { device: Some(stays.clone()), ..down }).await.expect("an alert").id;
    let admin = site.tenant.role("admin");
    let merged = merge_audit::list(&admin).all().await.expect("merges").remove(0);
    merge_audit::unmerge(&admin, &merged.id, Unmerge { reason: None }).await.expect("undone");
    let expected = [
        (offline, &goes, AlertStatus::Resolved),
        (open[0], &stays, AlertStatus::Pending),
        (open[1], &goes, AlertStatus::Resolved),
        (open[2], &goes, AlertStatus::Pending),
        (again, &goes, AlertStatus::Pending),
    ];
    for (id, device, status) in expected {
        let alert = of(&id).await;
        assert_eq!((alert.device_uid.as_ref(), alert.status), (Some(device), status), "{}", alert.title);
    }
    assert!(!site.devices().await[goes.key()].is_available, "nobody knows before it was asked");
}

/// As long as they fit into one statement, more rows are no more statements.
#[resource_test]
async fn what_hangs_on_a_device_moves_at_once(t: TestCx) {
    let mut asked = Vec::new();
    for (name, count) in [("a", 2), ("b", 120)] {
        let site = Site::new(&t, name);
        let Pair { stays, goes, .. } = pair(&site).await;
        let results = site.tenant.system("results");
        for number in 0..count {
            let alert = Raise { source_id: None, title: format!("alert {number}"), ..raise(&goes) };
            let alert = alert::raise(&results, alert).await.expect("an alert").id;
            if number % 2 == 0 {
                alert::clear(&results, &alert, alert::Clear { note: None }).await.expect("over");
            }
        }
        let both = netbox(7, "10.0.0.2").says("armis_device_id", 1);
        let (merged, statements) = t.statements(app::sync::resolve_one(&site.sync, both.0)).await;
        assert_eq!(merged.expect("a device"), stays);
        let moved =
            alert::by_device(&site.sync, alert::ByDevice { device: stays.clone() }).all().await.expect("alerts");
        assert_eq!(moved.len(), count + 1);
        asked.push(statements);
    }
    // Chunks are as large as powers of two, so that few rows are few chunks.
    assert!(asked[1] <= asked[0] + 40, "{asked:?}");
}

#[resource_test]
async fn s33_unmerge_restores(t: TestCx) {
    let site = Site::new(&t, "a");
    let Pair { stays, goes, alert: raised } = pair(&site).await;
    let admin = site.tenant.role("admin");
    let facts = Factory::of(Device::META).action("update").seed(7).without("ip").input();
    let update = Device::META.action("update").expect("an action");
    let target = Target { action: update, key: &goes.scalars() };
    action::update(admin.any(), Device::META, target, facts).await.expect("everything that can be known");
    device::manage(&admin, &goes).await.expect("managed");
    let before = site.devices().await.remove(goes.key()).expect("the device");
    let both = netbox(7, "10.0.0.2").says("armis_device_id", 1).seen(10);
    let merge = async || app::sync::resolve_one(&site.sync, both.0.clone()).await.expect("a device");
    assert_eq!(merge().await, stays);
    // What hangs on the other one, and what comes later, stays.
    let later = alert::raise(&site.tenant.system("results"), raise(&stays)).await.expect("an alert").id;
    let merged = merge_audit::list(&admin).all().await.expect("merges").remove(0);
    assert_eq!(merged.details.0["rows"], 5, "{:?}", merged.details);

    let why = Unmerge { reason: Some("two printers in one rack".to_owned()) };
    let undone = merge_audit::unmerge(&admin, &merged.id, why).await.expect("undone");
    assert_eq!(undone.device, *goes.key());
    let after = site.devices().await.remove(goes.key()).expect("the device is back");
    assert_eq!((after.ip.as_deref(), after.is_available), (None, false), "the other one has its address by now");
    let facts = |row: &Device| {
        let mut row = (**row).clone();
        (row.ip, row.is_available) = (None, false);
        (row.created_time, row.modified_time) = (row.first_seen_time, row.first_seen_time);
        format!("{row:#?}")
    };
    assert_eq!(facts(&after), facts(&before));
    let of = async |device: &DeviceKey| {
        let ports =
            interface::by_device(&site.sync, interface::ByDevice { device: device.clone() }).all().await.unwrap();
        let named = device_identifier::by_device(&site.sync, ByDevice { device: device.clone() }).all().await.unwrap();
        let ports: Vec<_> = ports.iter().map(|port| port.if_index).collect();
        (ports, named.iter().map(|row| row.identifier_type).collect::<Vec<_>>())
    };
    // The port that both had was forgotten by the merge.
    assert_eq!(of(&goes).await, (vec![2], vec![IdentifierType::NetboxDeviceId]));
    assert_eq!(of(&stays).await, (vec![1], vec![IdentifierType::ArmisDeviceId]));
    let checks =
        service_check::by_device(&admin, service_check::ByDevice { device: goes.clone() }).all().await.unwrap();
    let agents = agent::by_device(&admin, agent::ByDevice { device: goes.clone() }).all().await.unwrap();
    assert_eq!((checks.len(), agents.len()), (1, 1));
    for (alert, device) in [(raised, &goes), (later, &stays)] {
        assert_eq!(alert::get(&site.sync, &alert).await.expect("the alert").device_uid.as_ref(), Some(device));
    }
    let entry = merge_audit::get(&admin, &Id::new(undone.merge_audit.uuid())).await.expect("an entry");
    assert_eq!((entry.kind, entry.reason.as_deref()), (MergeKind::Unmerge, Some("two printers in one rack")));
    assert_eq!((&entry.from_device, &entry.to_device), (&goes, &stays));
    assert_eq!(entry.details.0["by"], admin.actor().name.as_str());

    // Whoever still says that they are one is not believed, and each is recognized.
    assert_eq!(merge().await, stays);
    assert_eq!(app::sync::resolve_one(&site.sync, netbox(7, "10.0.0.3").0).await.expect("a device"), goes);
    assert_eq!(site.devices().await.len(), 2);
    assert_eq!(merge_audit::list(&admin).all().await.expect("merges").len(), 2);
}

#[resource_test]
async fn what_cannot_be_undone_is_told(t: TestCx) {
    let site = Site::new(&t, "a");
    let admin = site.tenant.role("admin");
    let undo = async |audit: &Id<MergeAudit>| {
        merge_audit::unmerge(&admin, audit, Unmerge { reason: None })
            .await
            .map_err(|error| (error.class(), error.code()))
    };
    let unknown = undo(&Id::new(uuid::Uuid::now_v7())).await.unwrap_err();
    assert_eq!(unknown, (Class::NotFound, "not_found"), "without an entry");
    // One that a hand wrote, or an older version.
    let Pair { stays, goes, .. } = pair(&site).await;
    let old = merge_audit::Record {
        kind: None,
        from_device: goes.clone(),
        to_device: stays.clone(),
        partition: site.partition("default").await,
        reason: None,
        confidence_score: None,
        source: None,
        details: None,
    };
    let old = merge_audit::record(&site.sync, old).await.expect("an entry").id;
    assert_eq!(undo(&old).await.unwrap_err(), (Class::Conflict, "unrecorded"));

    let both = netbox(7, "10.0.0.2").says("armis_device_id", 1);
    app::sync::resolve_one(&site.sync, both.0.clone()).await.expect("a device");
    let audit = async || merge_audit::merged_from(&admin, MergedFrom { device: goes.clone() }).all().await.unwrap();
    let merged = audit().await.into_iter().find(|row| row.id != old).expect("the merge").id;
    let undone = undo(&merged).await.expect("undone").merge_audit;
    assert_eq!(undo(&merged).await.unwrap_err(), (Class::Conflict, "undone"));
    assert_eq!(undo(&Id::new(undone.uuid())).await.unwrap_err(), (Class::Conflict, "not_a_merge"));
    assert_eq!(audit().await.len(), 3);
}

#[resource_test]
async fn merges_are_undone_in_the_order_in_which_they_are_piled_up(t: TestCx) {
    let site = Site::new(&t, "a");
    let admin = site.tenant.role("admin");
    let resolve = async |update: Update| app::sync::resolve_one(&site.sync, update.0).await.expect("a device");
    let armis_device = resolve(armis(1, "10.0.0.1")).await;
    let other = |ip| from(Source::Integration, ip).says("integration_id", "x-1");
    let integrated = resolve(other("10.0.0.2")).await;
    let listed = resolve(netbox(7, "10.0.0.3")).await;
    assert_eq!(resolve(netbox(7, "10.0.0.3").says("integration_id", "x-1")).await, integrated);
    assert_eq!(resolve(other("10.0.0.2").says("armis_device_id", 1)).await, armis_device);
    let audit = async |device: &DeviceKey| {
        let merges = merge_audit::merged_from(&admin, MergedFrom { device: device.clone() }).all().await.unwrap();
        merges.last().expect("a merge").id
    };
    let undo = async |audit: Id<MergeAudit>| {
        merge_audit::unmerge(&admin, &audit, Unmerge { reason: None }).await.map_err(|error| error.code())
    };
    let (first, second) = (audit(&listed).await, audit(&integrated).await);
    assert_eq!(undo(first).await.map(drop), Err("merged_on"));
    undo(second).await.expect("undone");
    undo(first).await.expect("undone");
    let named: Vec<_> = [armis(1, "10.0.0.1"), other("10.0.0.2"), netbox(7, "10.0.0.3")].into();
    for (update, device) in named.into_iter().zip([armis_device, integrated, listed]) {
        assert_eq!(resolve(update).await, device);
    }
}

/// One record merges the first into the second, the next one of the batch the second into the third.
#[resource_test]
async fn what_a_chain_of_merges_made_one_stays_apart_when_it_is_undone(t: TestCx) {
    let site = Site::new(&t, "a");
    let admin = site.tenant.role("admin");
    let resolve = async |update: Update| app::sync::resolve_one(&site.sync, update.0).await.expect("a device");
    let other = |ip| from(Source::Integration, ip).says("integration_id", "x-1");
    let first = netbox(7, "10.0.0.3").says("integration_id", "x-1");
    let known = [resolve(armis(1, "10.0.0.1")).await, resolve(other("10.0.0.2")).await];
    let [last, middle] = known;
    let listed = resolve(netbox(7, "10.0.0.3")).await;
    let chain = [first.clone().seen(10), other("10.0.0.2").says("armis_device_id", 1).seen(11)];
    app::sync::ingest(&site.sync, (0..).zip(chain.map(|update| update.0))).await.expect("a batch");
    assert_eq!(site.devices().await.keys().collect::<Vec<_>>(), [last.key()]);

    let merged = async |device: &DeviceKey| {
        let merges = merge_audit::merged_from(&admin, MergedFrom { device: device.clone() }).all().await.unwrap();
        merges.into_iter().next().expect("a merge")
    };
    let (of_listed, of_middle) = (merged(&listed).await, merged(&middle).await);
    assert_eq!((&of_listed.to_device, &of_middle.to_device), (&middle, &last));
    for audit in [&of_listed, &of_middle] {
        merge_audit::unmerge(&admin, &audit.id, Unmerge { reason: None }).await.expect("undone");
    }
    for second in 20..23 {
        resolve(first.clone().seen(second)).await;
        resolve(other("10.0.0.2").says("armis_device_id", 1).seen(second)).await;
    }
    let mut three = [last.key(), middle.key(), listed.key()];
    three.sort();
    assert_eq!(site.devices().await.keys().collect::<Vec<_>>(), three);
}

#[resource_test]
async fn the_owner_of_an_alias_comes_back_with_its_address(t: TestCx) {
    let site = Site::new(&t, "a");
    let admin = site.tenant.role("admin");
    let resolve = async |update: Update| app::sync::resolve_one(&site.sync, update.0).await.expect("a device");
    let sees = |second| from(Source::Sysmon, "10.0.0.1").says("_alias_last_seen_ip", "10.0.0.7").seen(second);
    let owner = resolve(sees(1)).await;
    for second in 2..=3 {
        resolve(sees(second)).await;
    }
    let known = resolve(armis(1, "10.0.0.7")).await;
    assert_eq!(resolve(sweep("10.0.0.1")).await, known);
    let merged = merge_audit::merged_from(&admin, MergedFrom { device: owner.clone() }).all().await.unwrap().remove(0);
    merge_audit::unmerge(&admin, &merged.id, Unmerge { reason: None }).await.expect("undone");
    assert_eq!(site.devices().await[owner.key()].ip.as_deref(), Some("10.0.0.1"));
    assert_eq!(resolve(sweep("10.0.0.1")).await, owner);
    assert_eq!(resolve(armis(1, "10.0.0.7")).await, known);
    assert_eq!(resolve(sweep("10.0.0.7")).await, known, "who has the address is there");
    assert_eq!(site.devices().await.len(), 2);
    // Removed for good, its key means somebody else again.
    device::destroy(&admin, &owner).await.expect("removed");
    assert_eq!(resolve(sweep("10.0.0.1")).await, owner);
}

/// The survivor had the address as a name that was not certain, and has it as one again.
#[resource_test]
async fn an_alias_that_a_merge_made_certain_is_in_doubt_again(t: TestCx) {
    for (name, was) in [("a", AliasState::Detected), ("b", AliasState::Stale), ("c", AliasState::Updated)] {
        let site = Site::new(&t, name);
        let admin = site.tenant.role("admin");
        let resolve = async |update: Update| app::sync::resolve_one(&site.sync, update.0).await.expect("a device");
        let known = armis(1, "10.0.0.9").says("ip_alias:10.0.0.1", "2026-03-01T12:00:00Z");
        let known = resolve(known).await;
        let of = async || {
            let by_device = device_alias_state::ByDevice { device: known.clone() };
            let aliases = device_alias_state::by_device(&site.sync, by_device).all().await.expect("aliases");
            aliases.into_iter().find(|alias| alias.alias_value == "10.0.0.1").expect("the alias")
        };
        if was == AliasState::Stale {
            device_alias_state::mark_stale(&admin, &of().await.id).await.expect("stale");
        }
        if was == AliasState::Updated {
            annotate(&admin, &of().await.id, "of the printer").await;
        }
        let sees = |second| from(Source::Sysmon, "10.0.0.1").says("_alias_last_seen_ip", "10.0.0.7").seen(second);
        let owner = resolve(sees(1)).await;
        for second in 2..=3 {
            resolve(sees(second)).await;
        }
        assert_ne!(owner, known);
        assert_eq!(resolve(armis(1, "10.0.0.7").seen(10)).await, known);
        let state = if was == AliasState::Updated { was } else { AliasState::Confirmed };
        assert_eq!((of().await.state, of().await.confirmed_at.is_some()), (state, true));
        let merged = merge_audit::merged_from(&admin, MergedFrom { device: owner.clone() }).all().await.unwrap();
        assert_eq!(resolve(sweep("10.0.0.1").seen(11)).await, known);

        merge_audit::unmerge(&admin, &merged[0].id, Unmerge { reason: None }).await.expect("undone");
        assert_eq!(of().await.state, was);
        assert!(was == AliasState::Stale || of().await.confirmed_at.is_none());
        assert_eq!(resolve(sweep("10.0.0.1").seen(12)).await, owner, "its own address");
        assert_eq!(site.devices().await.len(), 2);
    }
}

/// Two devices that a record will show to be one, with what hangs on them.
pub struct Pair {
    pub stays: DeviceKey,
    pub goes: DeviceKey,
    /// About the one that goes.
    pub alert: Id<generated::monitoring::Alert>,
}

pub async fn pair(site: &Site) -> Pair {
    let stays = app::sync::resolve_one(&site.sync, armis(1, "10.0.0.1").0).await.expect("a device");
    let goes = app::sync::resolve_one(&site.sync, netbox(7, "10.0.0.2").0).await.expect("a device");
    for (device, number) in [(&stays, 1), (&goes, 1), (&goes, 2)] {
        interface::observe(&site.sync, port(site, device, number).await).await.expect("a port");
    }
    let alert = alert::raise(&site.tenant.system("results"), raise(&goes)).await.expect("an alert").id;
    let admin = site.tenant.role("admin");
    let check = Factory::of(ServiceCheck::META).with("check_type", "ping").with("target", "10.0.0.2".to_owned());
    let check = check.without("port").without("config").with("device", goes.key().clone());
    check.row(&admin).await.expect("a check");
    let agent = Factory::of(Agent::META).with("uid", "agent-1".to_owned()).with("device", goes.key().clone());
    agent.row(&admin).await.expect("an agent");
    Pair { stays, goes, alert }
}

/// A port of a device.
pub async fn port(site: &Site, device: &DeviceKey, if_index: i32) -> Observe {
    Observe {
        device: device.clone(),
        partition: site.partition("default").await,
        agent: None,
        poller: None,
        if_index,
        device_ip: None,
        if_name: None,
        if_descr: None,
        if_alias: None,
        if_speed: None,
        if_phys_address: None,
        ip_addresses: None,
        if_admin_status: None,
        if_oper_status: None,
        metadata: None,
    }
}

pub fn raise(device: &DeviceKey) -> Raise {
    Raise {
        title: "it does not answer".to_owned(),
        severity: None,
        source_type: Some(AlertSource::Device),
        source_id: Some(device.to_string()),
        description: None,
        device: Some(device.clone()),
        service_check: None,
        agent: None,
        partition: None,
        metric_name: None,
        metric_value: None,
        threshold_value: None,
        comparison: None,
        metadata: None,
        tags: None,
    }
}
