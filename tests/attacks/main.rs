//! Attacks by name: what people would try who know other tenants' keys, and a regression test for each
//! advisory about frameworks of this kind that could apply here.

mod advisory;
mod guess;
mod hidden;
mod partition;
mod role;
mod tenant;
mod token;

use resource_runtime::db::Dialect;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::http::Reply;
use tests::world::{Access, Tenant, World};

/// Runs a test on both databases, with three tenants.
async fn on_both(test: impl AsyncFn(World)) {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        test(World::open(dialect, &Tenant::ALL).await).await;
    }
}

/// A token of somebody of tenant A with full access.
fn token(role: &str) -> String {
    Tenant::A.token(role, Access::Full)
}

async fn send(world: &World, who: &str, (method, path): (&str, &str), document: Value) -> Reply {
    world.api.send(method, path, Some(who), Some(&json!({ "data": document }))).await
}

async fn sql(world: &World, text: &str) {
    world.db().writer().execute_unprepared(text).await.unwrap_or_else(|error| panic!("{error}: {text}"));
}
