//! Devices as sources name them, and what moves when two turn out to be one.

use std::time::Duration;

use generated::inventory::device::{self, Ingest};
use generated::inventory::device_alias_state::{self, Detect, Replace};
use generated::inventory::interface::{self, Observe};
use generated::inventory::merge_audit::{self, Record};
use generated::inventory::{AliasState, AliasType, DeviceStatus, InterfaceStatus};
use generated::monitoring::{alert, service_check};
use resource_core::{Id, Timestamp};
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;
use serde_json::json;

use super::device_in;
use crate::stage::{Seen, Stage, record, related};

fn named(stage: &Stage, uid: &str, (first, last): (Timestamp, Timestamp)) -> Ingest {
    Ingest {
        uid: uid.to_owned(),
        partition: Id::new(stage.partition),
        type_id: None,
        type_name: None,
        name: None,
        hostname: None,
        ip: None,
        mac: None,
        vendor_name: None,
        model: None,
        os: None,
        risk_level_id: None,
        risk_score: None,
        poller: None,
        agent: None,
        discovery_sources: Some(vec!["netbox".to_owned()]),
        first_seen_time: first,
        last_seen_time: last,
        metadata: None,
        identified: None,
    }
}

#[resource_test]
async fn a_source_neither_forgets_nor_finds_out_what_answers(t: TestCx) {
    let stage = Stage::new(&t).await;
    let sync = stage.tenant.system("sync");
    let now = t.clock().now();
    let at = |seconds: i64| Timestamp::from_micros(now.micros() + seconds * 1_000_000);
    let mut first = named(&stage, "sr:1", (at(-100), at(-50)));
    (first.ip, first.hostname, first.identified) = (Some("10.0.0.1".to_owned()), Some("a".to_owned()), Some(true));
    let made = device::ingest(&sync, first).await.unwrap();
    assert_eq!((made.status, made.is_available), (DeviceStatus::Identified, false), "nobody has asked it");
    stage.sql("UPDATE devices SET is_available = true").await.unwrap();
    let mut second = named(&stage, "sr:1", (at(-200), at(-300)));
    (second.ip, second.name) = (Some("10.0.0.2".to_owned()), Some("web".to_owned()));
    second.discovery_sources = Some(vec!["netbox".to_owned(), "armis".to_owned()]);
    let again = device::ingest(&sync, second).await.unwrap();
    assert_eq!((again.first_seen_time, again.last_seen_time), (at(-200), at(-50)), "earliest and latest");
    assert_eq!((again.ip.as_deref(), again.name.as_deref()), (Some("10.0.0.2"), Some("web")));
    assert_eq!(again.hostname.as_deref(), Some("a"), "what is not said stays");
    assert_eq!((again.status, again.is_available), (DeviceStatus::Identified, true));
    assert_eq!(again.discovery_sources, ["netbox", "armis"]);
    assert_eq!(stage.count("devices", "1 = 1").await, 1);
    let found = device::ingest(&sync, named(&stage, "sr:2", (now, now))).await.unwrap();
    assert_eq!(found.status, DeviceStatus::Discovered);
    assert_eq!(device::clear_ip(&sync, &Id::from("sr:1")).await.unwrap().ip, None);
    let refused = device::ingest(&stage.cx("super_admin"), named(&stage, "sr:3", (now, now))).await.unwrap_err();
    assert_eq!(refused.class(), Class::Forbidden);
}

#[resource_test]
async fn what_hangs_on_a_device_moves_to_another(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (operator, sync) = (stage.caller("operator").await, stage.tenant.system("sync"));
    for uid in ["from", "to"] {
        operator.post("/devices", device_in(stage.partition, uid, json!({}))).await.is(201);
    }
    let on = |data| related(data, "device", ("devices", "from"));
    let check = json!({ "name": "x", "check_type": "ping", "target": "h" });
    let check = operator.post("/service-checks", on(record("service-checks", check))).await.is(201).id();
    let raised = operator.post("/alerts", on(record("alerts", json!({ "title": "x" })))).await.is(201).id();
    let observe = |device: &str, oper: InterfaceStatus| Observe {
        device: Id::from(device),
        partition: Id::new(stage.partition),
        agent: None,
        poller: None,
        if_index: 1,
        device_ip: None,
        if_name: Some("eth0".to_owned()),
        if_descr: None,
        if_alias: None,
        if_speed: Some(10_000_000_000),
        if_phys_address: None,
        ip_addresses: Some(vec!["10.0.0.1".to_owned()]),
        if_admin_status: Some(InterfaceStatus::Up),
        if_oper_status: Some(oper),
        metadata: None,
    };
    let port = interface::observe(&sync, observe("from", InterfaceStatus::Up)).await.unwrap();
    t.clock().advance(Duration::from_secs(60));
    let down = interface::observe(&sync, observe("from", InterfaceStatus::Down)).await.unwrap();
    assert_eq!((down.id, down.first_seen, down.last_seen), (port.id, port.first_seen, t.clock().now()));
    let shown = operator.get(&format!("/interfaces/{}", port.id)).await.is(200);
    assert_eq!((shown.attribute("status_color"), shown.attribute("display_name")), (json!("red"), json!("eth0")));
    let detect = Detect {
        device: Id::from("from"),
        partition: Id::new(stage.partition),
        alias_type: AliasType::Ip,
        alias_value: "10.0.0.9".to_owned(),
        metadata: None,
        previous_alias: None,
    };
    let alias = device_alias_state::detect(&sync, detect).await.unwrap().id;
    let to = || Id::from("to");
    let check = Id::new(check.parse().unwrap());
    service_check::move_to_device(&sync, &check, service_check::MoveToDevice { device: to() }).await.unwrap();
    let raised = Id::new(raised.parse().unwrap());
    alert::move_to_device(&sync, &raised, alert::MoveToDevice { device: to() }).await.unwrap();
    interface::move_to_device(&sync, &port.id, interface::MoveToDevice { device: to() }).await.unwrap();
    let input = device_alias_state::MoveToDevice { device: to() };
    device_alias_state::move_to_device(&sync, &alias, input).await.unwrap();
    let audit = Record {
        kind: None,
        from_device: Id::from("from"),
        to_device: to(),
        partition: Id::new(stage.partition),
        reason: Some("same serial number".to_owned()),
        confidence_score: Some(1.5),
        source: None,
        details: None,
    };
    let wrong = merge_audit::record(&sync, audit.clone()).await.unwrap_err();
    assert_eq!(wrong.class(), Class::Invalid);
    merge_audit::record(&sync, Record { confidence_score: Some(0.9), ..audit }).await.unwrap();
    device::absorb(&sync, &Id::from("from")).await.unwrap();
    for path in ["service-checks", "alerts", "interfaces", "device-alias-states"] {
        assert_eq!(operator.get(&format!("/{path}/by-device?device=to")).await.is(200).ids().len(), 1, "{path}");
    }
    for read in ["by-device?device=from", "by-device?device=to", "merged-from?device=from", "merged-to?device=to"] {
        assert_eq!(operator.get(&format!("/merge-audits/{read}")).await.is(200).ids().len(), 1, "{read}");
    }
    assert_eq!(operator.get("/merge-audits/merged-from?device=to").await.ids().len(), 0);
    assert!(stage.sql("DELETE FROM merge_audits").await.unwrap_err().contains("append"));
}

#[resource_test]
async fn an_alias_is_confirmed_by_the_third_sighting(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (operator, sync) = (stage.caller("operator").await, stage.tenant.system("sync"));
    operator.post("/devices", device_in(stage.partition, "d", json!({}))).await.is(201);
    let detect = |value: &str| Detect {
        device: Id::from("d"),
        partition: Id::new(stage.partition),
        alias_type: AliasType::Ip,
        alias_value: value.to_owned(),
        metadata: None,
        previous_alias: None,
    };
    let alias = device_alias_state::detect(&sync, detect("10.0.0.1")).await.unwrap();
    let again = device_alias_state::detect(&sync, detect("10.0.0.1")).await.unwrap_err();
    assert_eq!((again.class(), again.code()), (Class::Invalid, "taken"), "it is known");
    let id = alias.id;
    let sighting = async || device_alias_state::record_sighting(&sync, &id).await.unwrap();
    assert_eq!((alias.state, sighting().await.state), (AliasState::Detected, AliasState::Detected));
    let third = sighting().await;
    assert_eq!((third.state, third.sighting_count), (AliasState::Confirmed, 3));
    assert_eq!((alias.confirmed_at, third.confirmed_at), (None, Some(third.last_seen_at)));
    assert_eq!(sighting().await.confirmed_at, third.confirmed_at, "once");
    let may_change = |state: &str| matches!(state, "detected" | "confirmed" | "updated");
    for state in ["detected", "confirmed", "updated", "stale", "replaced", "archived"] {
        stage.sql(&format!("UPDATE device_alias_states SET state = '{state}'")).await.unwrap();
        for step in ["confirm", "mark-stale", "reactivate", "archive"] {
            stage.sql(&format!("UPDATE device_alias_states SET state = '{state}'")).await.unwrap();
            let status = operator.act(&format!("/device-alias-states/{id}/{step}")).await.status;
            let legal = matches!(
                (step, state),
                ("confirm", "detected" | "updated")
                    | ("mark-stale", "detected" | "confirmed" | "updated")
                    | ("reactivate", "stale")
                    | ("archive", "stale" | "replaced")
            );
            assert_eq!(status, if legal { 200 } else { 409 }, "{step} of {state}");
        }
        stage.sql(&format!("UPDATE device_alias_states SET state = '{state}'")).await.unwrap();
        let facts = record("device-alias-states", json!({ "metadata": { "seen": 1 } }));
        let changed = operator.patch(&format!("/device-alias-states/{id}"), facts).await;
        assert_eq!(changed.status, if may_change(state) { 200 } else { 409 }, "{state}");
    }
    stage.sql("UPDATE device_alias_states SET state = 'stale'").await.unwrap();
    assert_eq!(sighting().await.state, AliasState::Confirmed, "it is back");
    let other = device_alias_state::detect(&sync, detect("10.0.0.2")).await.unwrap().id;
    let replaced = device_alias_state::replace(&sync, &id, Replace { by: other }).await.unwrap();
    assert_eq!(replaced.state, AliasState::Replaced);
    let by_value = |value: &str| {
        let partition = stage.partition;
        format!("/device-alias-states/by-value?partition={partition}&alias_type=ip&alias_value={value}")
    };
    assert_eq!(operator.get(&by_value("10.0.0.1")).await.is(200).ids().len(), 0, "what is replaced means nothing");
    assert_eq!(operator.get(&by_value("10.0.0.2")).await.is(200).ids(), [other.to_string()]);
}
