//! What every route answers to everybody, found out by asking.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use resource_core::ResourceMeta;
use resource_core::meta::{Action, ActionKind, Method, Route, Tenancy};
use resource_runtime::db::Dialect;
use sea_orm::ConnectionTrait;
use serde_json::json;
use tests::world::{Access, ROLES, Tenant, World};

use crate::expect;
use crate::input::{document, query, record};

/// Who calls: a column of the file.
struct Caller {
    name: &'static str,
    token: Option<String>,
    /// The number of the caller's user.
    user: usize,
}

fn callers() -> Vec<Caller> {
    let role = |name: &'static str, role: &str, access| {
        let user = ROLES.iter().position(|known| *known == role).expect("a role");
        Caller { name, token: Some(Tenant::A.token(role, access)), user }
    };
    vec![
        Caller { name: "none", token: None, user: 0 },
        Caller { name: "foreign", token: Some(Tenant::B.token("admin", Access::Full)), user: 2 },
        role("viewer", "viewer", Access::Full),
        role("operator", "operator", Access::Full),
        role("admin", "admin", Access::Full),
        role("super_admin", "super_admin", Access::Full),
        role("admin's read", "admin", Access::Read),
        role("admin's write", "admin", Access::Write),
    ]
}

const HEAD: &str = "\
# What each route answers with: to nobody, to the administrator of another tenant, to each role with a token of
# full access, and to an administrator with weaker tokens. Inputs are valid, and records as the action wants them.
# `{id}` is a record of somebody else in the tenant, `{own}` one of the caller's own.
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_answers_are_the_reviewed_ones() {
    let mut world = prepared().await;
    let (mut lines, mut calls) = (Vec::new(), 0);
    for entry in generated::APPLICATION.resources {
        for route in entry.routes {
            let owned = matches!(entry.meta.api_type, "users" | "api-tokens") && route.path.contains("{id}");
            for own in if owned { vec![false, true] } else { vec![false] } {
                let mut line = line_start(*route, own);
                for caller in callers() {
                    let status = call(&world, entry.meta, *route, (&caller, own)).await;
                    assert!(status < 500, "{line} {}: {status}", caller.name);
                    line.push_str(&format!(" | {} {status}", caller.name));
                    calls += 1;
                    if status < 300 && route.method != Method::Get {
                        world = prepared().await;
                    }
                }
                lines.push(line);
            }
        }
    }
    println!("{calls} calls of {} routes", lines.len());
    assert!(calls >= 800, "{calls}");
    for line in &lines {
        let is_register = line.starts_with("POST /tenants/register");
        assert!(line.contains(" | none 401") || is_register, "strangers are let in: {line}");
    }
    lines.sort();
    expect("endpoints.txt", &format!("{HEAD}{}\n", lines.join("\n")));
}

fn line_start(route: Route, own: bool) -> String {
    let method = match route.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    };
    format!("{method} {}", if own { route.path.replace("{id}", "{own}") } else { route.path.to_owned() })
}

/// A world in which nobody has a password.
async fn prepared() -> World {
    let world = World::open(Dialect::Sqlite, &[Tenant::A, Tenant::B]).await;
    sql(&world, "UPDATE users SET hashed_password = NULL").await;
    world
}

async fn sql(world: &World, text: &str) {
    world.db().writer().execute_unprepared(text).await.unwrap_or_else(|error| panic!("{error}: {text}"));
}

async fn call(world: &World, meta: &'static ResourceMeta, route: Route, (caller, own): (&Caller, bool)) -> u16 {
    let action = &meta.actions[usize::from(route.action)];
    let key = match action.kind {
        ActionKind::Destroy => fresh(world, meta, caller).await,
        _ if matches!(meta.tenancy, Tenancy::Root(_)) => Tenant::A.id().to_string(),
        _ => record(meta, caller.user, own),
    };
    let key = if own && action.kind == ActionKind::Destroy { record(meta, caller.user, true) } else { key };
    bring_into_state(world, meta, action).await;
    let path = format!(
        "{}{}",
        route.path.replace("{id}", &utf8_percent_encode(&key, NON_ALPHANUMERIC).to_string()),
        match action.kind {
            ActionKind::Read => query(meta, action),
            _ => String::new(),
        }
    );
    let method = line_start(route, false).split(' ').next().expect("a method").to_owned();
    let reply = world.api.send(&method, &path, caller.token.as_deref(), document(meta, action, 7).as_ref()).await;
    let right = !matches!(reply.status, 400 | 422);
    assert!(right || caller.name == "foreign", "{method} {path} by {}: {} {}", caller.name, reply.status, reply.text);
    reply.status
}

/// A record that nothing refers to, so that it can be removed.
async fn fresh(world: &World, meta: &'static ResourceMeta, caller: &Caller) -> String {
    let create = meta.actions.iter().find(|action| action.kind == ActionKind::Create && action.primary);
    let create = create.expect("what can be removed can be made");
    // One per caller: a removed one may have been the last caller's.
    let document = document(meta, create, 100 + caller.name.len() as u64);
    let token = Tenant::A.token("super_admin", Access::Full);
    let reply = world.api.send("POST", &format!("/{}", meta.api_type), Some(&token), document.as_ref()).await;
    match reply.json()["data"]["id"].as_str() {
        Some(id) => id.to_owned(),
        None => panic!("{} cannot be made: {} {}", meta.name, reply.status, json!(reply.text)),
    }
}

/// Brings every record of the tenant into a state from which the action starts. Tenants stay open, since
/// nobody could call otherwise.
async fn bring_into_state(world: &World, meta: &'static ResourceMeta, action: &Action) {
    let from = action.transition.as_ref().and_then(|transition| transition.from.first());
    let (Some(machine), Some(from)) = (&meta.machine, from) else { return };
    if matches!(meta.tenancy, Tenancy::Root(_)) {
        return;
    }
    let column = meta.fields[usize::from(machine.field)].column;
    let state = from.as_text().expect("states are texts");
    sql(world, &format!("UPDATE {} SET {column} = '{state}'", meta.table)).await;
}
