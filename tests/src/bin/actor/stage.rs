//! The product, opened on a test's database as the shipped program opens it.

use std::ffi::OsString;
use std::future::Future;
use std::sync::Arc;

use app::outside::Outside;
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::{Actor, Cx, Db, Engine, Principal};
use tests::CONNECTIONS;
use uuid::Uuid;

/// `DATABASE TENANT USER`: an administrator of that tenant; the user is all zeros where it does not matter.
pub async fn enter(arguments: &mut impl Iterator<Item = OsString>) -> Cx {
    let url: String = crate::parsed(arguments, "the database");
    let tenant: Uuid = crate::parsed(arguments, "the tenant");
    let user: Uuid = crate::parsed(arguments, "the user");
    let engine = open(&url, Clock::System, Keyring::random().expect("random numbers"), &Outside::default()).await;
    let administrator = Actor {
        name: format!("user:{user}"),
        principals: vec![Principal::role("admin")],
        fields: generated::ActorFields { user: Some(user.into()), partition: None }.into(),
        is_system: false,
    };
    engine.in_tenant(tenant, administrator)
}

/// The engine over a database, as the shipped program has it.
pub async fn open(url: &str, clock: Clock, keyring: Keyring, outside: &Outside) -> Engine {
    Engine::new(Parts {
        application: &generated::APPLICATION,
        db: Db::connect(url, CONNECTIONS).await.unwrap_or_else(|error| panic!("{error:?}")),
        hooks: Arc::new(app::hooks_with(outside)),
        policies: Arc::new(app::policies::load(None).unwrap_or_else(|error| panic!("{error}"))),
        clock,
        keyring,
    })
}

/// Runs the whole part on a runtime of its own.
pub fn play(part: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(part);
}
