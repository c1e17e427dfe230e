//! What others do to devices while these merge.

use std::time::{Duration, Instant};

use futures::future::join;
use generated::infrastructure::{Agent, agent};
use generated::inventory::merge_audit::{self, Unmerge};
use generated::inventory::{Device, interface};
use generated::monitoring::{Alert, ServiceCheck, alert, service_check};
use resource_core::{Id, Kind};
use resource_macros::resource_test;
use resource_runtime::db::{Access, Connection, Dialect};
use resource_runtime::testing::{Factory, TestCx};
use resource_runtime::{Cx, Record as _, Result};
use sea_orm::{DbBackend, Statement};
use tokio::sync::oneshot;

use crate::merge::{Pair, pair, port, raise};
use crate::site::Site;
use crate::updates::{armis, netbox};

type DeviceKey = Id<Device, String>;

/// A row of most kinds that hang on devices.
struct Added {
    check: Id<ServiceCheck>,
    agent: Id<Agent, String>,
    alert: Id<Alert>,
    port: Id<interface::Interface>,
}

async fn add(cx: &Cx, site: &Site, device: &DeviceKey) -> Result<Added> {
    let check = Factory::of(ServiceCheck::META).with("check_type", "ping").with("target", "10.0.0.2".to_owned());
    let check = check.without("port").without("config").with("device", device.key().clone());
    let check: ServiceCheck = check.record(cx).await?;
    let agent = Factory::of(Agent::META).with("uid", "agent-2".to_owned()).with("device", device.key().clone());
    let agent: Agent = agent.record(cx).await?;
    let alert = alert::raise(&cx.system("results"), alert::Raise { source_id: None, ..raise(device) }).await?;
    let port = interface::observe(&cx.system("sync"), port(site, device, 9).await).await?;
    Ok(Added { check: check.id, agent: agent.key(), alert: alert.id, port: port.id })
}

/// Waits until a merge stands before rows that others have locked. On SQLite it waits for the writer, which nobody sees.
async fn somebody_waits(t: &TestCx) {
    if t.dialect() == Dialect::Sqlite {
        return tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let (connection, begun) = (Connection::Pool(t.db().clone()), Instant::now());
    loop {
        let statement = Statement::from_string(DbBackend::Postgres, sql);
        let rows = connection.send(Access::Read, statement).await.expect("an answer");
        if rows[0].scalar(0, Kind::I64).expect("a number").as_i64() > Some(0) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "nobody waits");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// They are there when the device goes, though nobody could see them when its rows were moved.
#[resource_test]
async fn what_is_added_while_devices_merge_moves_with_the_rest(t: TestCx) {
    let site = Site::new(&t, "a");
    let Pair { stays, goes, .. } = pair(&site).await;
    let admin = site.tenant.role("admin");
    let (tell, told) = oneshot::channel();
    let adding = admin.transaction(async |tx| {
        let added = add(tx, &site, &goes).await?;
        tell.send(()).expect("somebody listens");
        somebody_waits(&t).await;
        Ok(added)
    });
    let merging = async {
        told.await.expect("something is added");
        app::sync::resolve_one(&site.sync, netbox(7, "10.0.0.2").says("armis_device_id", 1).0).await
    };
    let (added, merged) = join(adding, merging).await;
    let added = added.expect("added");
    assert_eq!(merged.expect("a device"), stays);
    let on = async || {
        let agent = agent::get(&admin, &added.agent).await.expect("the agent").device_uid.clone();
        let check = service_check::get(&admin, &added.check).await.expect("the check").device_uid.clone();
        let alert = alert::get(&admin, &added.alert).await.expect("the alert").device_uid.clone();
        let port = interface::get(&admin, &added.port).await.expect("the port").device_uid.clone();
        [agent, check, alert, Some(port)]
    };
    assert_eq!(on().await, [(); 4].map(|()| Some(stays.clone())));

    let audit = merge_audit::list(&admin).all().await.expect("merges").remove(0).id;
    merge_audit::unmerge(&admin, &audit, Unmerge { reason: None }).await.expect("undone");
    assert_eq!(on().await, [(); 4].map(|()| Some(goes.clone())));
}

/// Many at once, of whom nobody waits for anybody: each row either refers to the survivor or was refused.
#[resource_test]
async fn nothing_is_lost_between_merges_and_those_who_add(t: TestCx) {
    let site = Site::new(&t, "a");
    let admin = site.tenant.role("admin");
    for round in 0..8_u32 {
        let ip = |host: u32| format!("10.0.{round}.{host}");
        let resolve = async |update: crate::updates::Update| app::sync::resolve_one(&site.sync, update.0).await;
        let stays = resolve(armis(round, &ip(1))).await.expect("a device");
        let goes = resolve(netbox(round, &ip(2))).await.expect("a device");
        let adding = (0..4).map(|number| {
            let check = Factory::of(ServiceCheck::META).with("check_type", "ping").with("target", ip(2));
            let check = check.without("port").without("config").with("device", goes.key().clone());
            let check = check.with("name", format!("check {number} of round {round}"));
            let admin = admin.clone();
            tokio::spawn(async move { check.row(&admin).await })
        });
        let adding: Vec<_> = adding.collect();
        tokio::time::sleep(Duration::from_millis(u64::from(round))).await;
        let both = resolve(netbox(round, &ip(2)).says("armis_device_id", round)).await;
        assert_eq!(both.expect("a device"), stays);
        let mut added = 0;
        for adding in adding {
            match adding.await.expect("no panic") {
                Ok(_) => added += 1,
                Err(error) => assert_eq!(error.class(), resource_runtime::Class::NotFound, "{error:?}"),
            }
        }
        let of = service_check::by_device(&admin, service_check::ByDevice { device: stays.clone() });
        assert_eq!(of.all().await.expect("checks").len(), added, "in round {round}");
    }
}
