//! Rows that a transaction holds until it ends.

use std::time::Duration;

use generated::inventory::{Device, device};
use generated::monitoring::ServiceCheck;
use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::read::Hold;
use resource_runtime::testing::{Factory, TestCx};
use resource_runtime::{Class, Cx, Error, Record as _, Result};
use tokio::task::JoinHandle;

/// How long whoever waits for somebody is watched.
const A_WHILE: Duration = Duration::from_millis(500);
/// Long enough for whoever waits for nobody.
const PATIENCE: Duration = Duration::from_secs(60);

async fn created(cx: &Cx) -> Device {
    Factory::of(Device::META).record(cx).await.expect("a device")
}

/// Somebody adds a check of a device.
fn check_of(cx: &Cx, device: &Device) -> JoinHandle<Result<()>> {
    let check = Factory::of(ServiceCheck::META).with("check_type", "ping").with("target", "10.0.0.2".to_owned());
    let check = check.without("port").without("config").with("device", device.uid.clone());
    let cx = cx.clone();
    tokio::spawn(async move { check.row(&cx).await.map(drop) })
}

#[resource_test]
async fn nobody_begins_to_refer_to_what_is_about_to_go(t: TestCx) {
    let admin = t.tenant("a").role("admin");
    let device = created(&admin).await;
    let adding = admin.transaction(async |tx| {
        let held = device::list(tx).filter(Device::UID.eq(device.uid.clone())).hold(Hold::References);
        assert_eq!(held.all().await?.len(), 1);
        let mut adding = check_of(&admin, &device);
        assert!(tokio::time::timeout(A_WHILE, &mut adding).await.is_err(), "it waits");
        device::destroy(tx, &device.key()).await?;
        Ok(adding)
    });
    let refused = adding.await.expect("removed").await.expect("no panic").expect_err("there is no such device");
    assert_eq!(refused.class(), Class::NotFound, "{refused:?}");
}

#[resource_test]
async fn what_only_may_not_change_can_be_referred_to(t: TestCx) {
    let admin = t.tenant("a").role("admin");
    let device = created(&admin).await;
    let touching = admin.transaction(async |tx| {
        device::list(tx).hold(Hold::Changes).get(&device.key()).await?;
        let mut adding = check_of(&admin, &device);
        let (passes, watched) = match t.dialect() {
            Dialect::Sqlite => (false, A_WHILE),
            Dialect::Postgres => (true, PATIENCE),
        };
        let added = tokio::time::timeout(watched, &mut adding).await.is_ok();
        assert_eq!(added, passes, "on SQLite everybody waits for the writer");
        let (cx, key) = (admin.clone(), device.key());
        let mut touching = tokio::spawn(async move { device::touch(&cx, &key).await.map(drop) });
        assert!(tokio::time::timeout(A_WHILE, &mut touching).await.is_err(), "it waits");
        Ok((added, adding, touching))
    });
    let (added, adding, touching) = touching.await.expect("nothing is wrong");
    if !added {
        adding.await.expect("no panic").expect("a check");
    }
    touching.await.expect("no panic").expect("touched");
}

#[resource_test]
async fn nothing_is_held_without_a_transaction(t: TestCx) {
    let admin = t.tenant("a").role("admin");
    let refused: Error = device::list(&admin).hold(Hold::Changes).all().await.expect_err("there is no end");
    assert_eq!(refused.class(), Class::Internal);
}
