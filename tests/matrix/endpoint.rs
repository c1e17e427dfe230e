//! What every route answers to everybody, found out by asking.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use resource_core::ResourceMeta;
use resource_core::meta::{Action, ActionKind, Method, Route, Tenancy};
use resource_runtime::db::Dialect;
use sea_orm::ConnectionTrait;
use serde_json::json;
use tests::program::Program;
use tests::world::{Access, ROLES, Tenant, World};

use crate::expect;
use crate::input::{document, query, record};

/// Who calls.
struct Caller {
    name: String,
    token: Option<String>,
    /// The number of the caller's user.
    user: usize,
}

/// Nobody, somebody of another tenant, and every role with every token.
fn callers() -> Vec<Caller> {
    let none = Caller { name: "none".to_owned(), token: None, user: 0 };
    let foreign = Caller { name: "foreign".to_owned(), token: Some(Tenant::B.token("admin", Access::Full)), user: 2 };
    let roles = ROLES.iter().enumerate().flat_map(|(user, role)| {
        ACCESSES.map(|access| Caller { name: (*role).to_owned(), token: Some(Tenant::A.token(role, access)), user })
    });
    [none, foreign].into_iter().chain(roles).collect()
}

const ACCESSES: [Access; 3] = [Access::Read, Access::Write, Access::Full];

const HEAD: &str = "\
# What each route answers with: to nobody, to the administrator of another tenant, and to each role with a token that
# may read, one that may write, and one of full access. Inputs are valid, and records as the action wants them.
# `{id}` is a record of somebody else in the tenant, `{own}` one of the caller's own. Paths of resources stand below
# /api/v2; some that are served beside them, or not at all, stand as they are.
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_answers_are_the_reviewed_ones() {
    let (sqlite, postgres) = tokio::join!(found(Dialect::Sqlite), found(Dialect::Postgres));
    expect("endpoints.txt", &format!("{HEAD}{}\n", sqlite.join("\n")));
    for (one, other) in sqlite.iter().zip(&postgres) {
        assert_eq!(one, other, "the databases answer differently");
    }
    assert_eq!(sqlite.len(), postgres.len());
}

/// The line of every route, sorted.
async fn found(dialect: Dialect) -> Vec<String> {
    let world = prepared(dialect).await;
    let (callers, mut lines, mut calls) = (callers(), beside(&world).await, 0);
    for entry in generated::APPLICATION.resources {
        for route in entry.routes {
            let owned = matches!(entry.meta.api_type, "users" | "api-tokens") && route.path.contains("{id}");
            for own in if owned { vec![false, true] } else { vec![false] } {
                let start = line_start(*route, own);
                let mut statuses = Vec::new();
                for caller in &callers {
                    let status = call(&world, entry.meta, *route, (caller, own)).await;
                    assert!(status < 500, "{start} {}: {status}", caller.name);
                    statuses.push(status);
                    // The call of a DELETE made the record that it was about.
                    if route.method == Method::Delete || (status < 300 && route.method != Method::Get) {
                        again(&world).await;
                    }
                }
                calls += statuses.len();
                lines.push(line(&start, &callers, &statuses));
            }
        }
    }
    tests::counts::tell(&format!("endpoint matrix, {dialect:?}: {calls} calls of {} routes", lines.len()));
    assert!(calls >= 3500, "{calls}");
    for line in &lines {
        let is_beside = BESIDE.iter().any(|(method, path)| line.starts_with(&format!("{method} {path} |")));
        let is_open = line.starts_with("POST /tenants/register") || is_beside;
        assert!(line.contains(" | none 401") || is_open, "strangers are let in: {line}");
    }
    lines.sort();
    lines
}

/// `GET /users | none 401 | viewer 200 200 200`
fn line(start: &str, callers: &[Caller], statuses: &[u16]) -> String {
    let (mut line, mut last) = (start.to_owned(), "");
    for (caller, status) in callers.iter().zip(statuses) {
        if caller.name != last {
            line.push_str(&format!(" | {}", caller.name));
            last = &caller.name;
        }
        line.push_str(&format!(" {status}"));
    }
    line
}

/// What the program serves beside the routes of resources, and what it does not serve: asked of the program
/// itself.
async fn beside(world: &World) -> Vec<String> {
    let program = Program::over(world.url());
    let asked = tokio::task::spawn_blocking(move || {
        let server = program.serve(&["--limits-failures-per-minute", "0", "--queues-default", "0"]);
        let callers = callers();
        let answers = |(method, path): &(&str, &str)| {
            let status = |caller: &Caller| {
                let token = caller.token.iter().map(|token| format!("Authorization: Bearer {token}"));
                server.ask(method, path, &token.collect::<Vec<_>>(), "").status
            };
            let statuses: Vec<u16> = callers.iter().map(status).collect();
            assert!(statuses.iter().all(|status| *status < 500), "{method} {path}: {statuses:?}");
            line(&format!("{method} {path}"), &callers, &statuses)
        };
        BESIDE.iter().map(answers).collect()
    });
    asked.await.expect("answers")
}

const BESIDE: [(&str, &str); 8] = [
    ("GET", "/"),
    ("GET", "/api/v2/docs"),
    ("GET", "/api/v2/docs/"),
    ("GET", "/api/v2/nothing"),
    ("GET", "/api/v2/open_api"),
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/metrics"),
];

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
async fn prepared(dialect: Dialect) -> World {
    let world = World::open(dialect, &TENANTS).await;
    sql(&world, NO_PASSWORDS).await;
    world
}

/// The same world as in the beginning.
async fn again(world: &World) {
    world.again(&TENANTS).await;
    sql(world, NO_PASSWORDS).await;
}

const TENANTS: [Tenant; 2] = [Tenant::A, Tenant::B];
const NO_PASSWORDS: &str = "UPDATE users SET hashed_password = NULL";

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
    // What only the system makes is there, and nothing refers to it.
    if create.internal {
        return record(meta, caller.user, true);
    }
    let document = document(meta, create, 104);
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
