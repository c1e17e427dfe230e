//! schemathesis takes the OpenAPI document at its word: what it describes is accepted, what it does not is refused,
//! and every answer is one that it describes.
//!
//! How, and what is left out, is in `schemathesis/schemathesis.toml` and `schemathesis/hooks.py`.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use resource_runtime::db::Dialect;
use sea_orm::ConnectionTrait as _;
use tests::program::{Program, Server};
use tests::world::{Access, ROLES, Tenant, World, id, keys};

use crate::python::{self, folder};

/// Where chance begins, unless `SCHEMATHESIS_SEED` says so.
const SEED: &str = "20260301";
/// Exclusions that there may be.
const MOST_EXCLUSIONS: usize = 5;
/// Everything that is not tried or not minded: the number with which a comment tells why, and the key of the
/// configuration or the function of the hooks that does it.
const EXCLUSIONS: [(u8, &str); 4] = [
    (1, "checks.positive_data_acceptance.expected-statuses"),
    (2, "is_cursor"),
    (3, "is_tried_elsewhere"),
    (4, "is_needed"),
];
/// Everything that the configuration says.
const SETTLED: [(&str, &str); 11] = [
    ("auth.openapi.bearer.bearer", "\"${TOKEN}\""),
    ("cache.enabled", "false"),
    ("checks.positive_data_acceptance.expected-statuses", r#"["2xx", "401", "403", "404", "409", "422"]"#),
    ("continue-on-failure", "true"),
    ("generation.database", "\"none\""),
    ("phases.coverage.enabled", "true"),
    ("phases.examples.enabled", "true"),
    ("phases.fuzzing.generation.max-examples", "5"),
    ("phases.stateful.generation.max-examples", "20"),
    ("phases.stateful.max-steps", "6"),
    ("workers", "1"),
];
/// The functions of the hooks that leave nothing out by themselves. Those of schemathesis have its names.
const HOOKS: [&str; 6] = ["before_load_schema", "parameters_of", "is_shared", "before_call", "after_call", "tell"];
/// Operations of a hundred that must have accepted something, so that a run is not about refusals alone.
const ACCEPTED: usize = 70;
/// What the server is told: no limit may be reached, and nothing is worked off that would ask other machines.
const SETTINGS: [&str; 20] = [
    "--limits-token-per-minute",
    "0",
    "--limits-address-per-minute",
    "0",
    "--limits-failures-per-minute",
    "0",
    "--queues-default",
    "0",
    "--queues-service-checks",
    "0",
    "--queues-alerts",
    "0",
    "--queues-notifications",
    "0",
    "--queues-integrations",
    "0",
    "--queues-events",
    "0",
    "--queues-maintenance",
    "0",
];

#[tokio::test(flavor = "multi_thread")]
async fn schemathesis_finds_nothing_on_sqlite() {
    finds_nothing(Dialect::Sqlite, "once on SQLite").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: the same thirty thousand requests again"]
async fn schemathesis_finds_nothing_on_postgres() {
    finds_nothing(Dialect::Postgres, "once on Postgres").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: the shared parameters in all of the lists, which is five times as much"]
async fn schemathesis_finds_nothing_with_all_parameters_of_all_lists() {
    finds_nothing(Dialect::Sqlite, "everywhere").await;
}

/// Lets it try everything; `shared` says in which lists the parameters that they share.
async fn finds_nothing(dialect: Dialect, shared: &'static str) {
    let world = World::open(dialect, &[Tenant::A, Tenant::B]).await;
    // What stands in the rows of a world is the hash of no password.
    let nobody = "UPDATE users SET hashed_password = NULL";
    world.db().writer().execute_unprepared(nobody).await.expect("nobody has a password");
    let program = Program::over(world.url());
    let run = tokio::task::spawn_blocking(move || {
        let server = program.serve(&SETTINGS);
        let output = against(&server, shared).output().expect("schemathesis starts");
        let said = python::said(&output);
        assert!(output.status.success(), "{said}");
        assert_eq!(server.get("/api/v2/users", &token()).status, 200, "the token works to the end");
        let errors: Vec<_> = server.log().into_iter().filter(|line| line["level"] == "ERROR").collect();
        assert!(errors.is_empty(), "{errors:#?}");
        said
    });
    counted(&format!("{dialect:?}, shared parameters {shared}"), &run.await.expect("it runs to its end"));
}

fn token() -> String {
    Tenant::A.token("super_admin", Access::Full)
}

/// The run, of which nothing is left behind.
fn against(server: &Server, shared: &str) -> Command {
    let mut command = python::program("schemathesis", "st");
    let files = folder("schemathesis");
    command.arg("--config-file").arg(files.join("schemathesis.toml")).arg("run");
    command.arg(format!("http://{}/api/v2/open_api", server.address())).arg("--no-color");
    command.env("SCHEMATHESIS_HOOKS", files.join("hooks.py")).env("TOKEN", token());
    let seed = std::env::var("SCHEMATHESIS_SEED").unwrap_or_else(|_| SEED.to_owned());
    command.args(["--seed", &seed]).env("SEED", seed);
    command.env("PROTECTED", protected().join(",")).env("SHARED", shared);
    command
}

/// What the run needs to go on: its token, the user behind it, and their tenant.
fn protected() -> [String; 3] {
    let user = ROLES.iter().position(|role| *role == "super_admin").expect("a role");
    let row = user * 3 + 2;
    let owner = if row < usize::from(tests::world::SHARED) { 0 } else { Tenant::A.number() };
    [id(2, owner, row as u16).to_string(), keys("users", None)[user].clone(), Tenant::A.id().to_string()]
}

/// Prints what the run amounts to, and makes sure that it amounts to something.
fn counted(run: &str, said: &str) {
    let line = |start: &str| said.lines().find_map(|line| line.strip_prefix(start)).unwrap_or_else(|| panic!("{said}"));
    let number = |start: &str| line(start).trim().parse::<usize>().unwrap_or_else(|error| panic!("{error}: {said}"));
    let (requests, operations, accepted) = (number("requests:"), number("operations:"), number("accepted:"));
    let tell = |what: String| tests::counts::tell(&format!("schemathesis, {run}: {what}"));
    tell(format!("{requests} requests of {operations} operations, {accepted} of which accepted some"));
    tell(format!("answers{}", line("statuses:")));
    tell(format!("never accepted{}", line("never accepted:")));
    let routes: usize = generated::APPLICATION.resources.iter().map(|entry| entry.routes.len()).sum();
    assert_eq!(operations, routes, "every operation is tried");
    assert!(accepted * 100 >= operations * ACCEPTED, "{said}");
}

/// A key or a function that is not known here leaves something out, perhaps.
#[test]
fn there_are_few_exclusions_and_all_are_known() {
    let read = |name: &str| fs::read_to_string(folder("schemathesis").join(name)).expect("a file");
    let (configuration, hooks) = (read("schemathesis.toml"), read("hooks.py"));
    let mut found = BTreeMap::new();
    settings(&toml::Value::Table(configuration.parse().expect("TOML")), "", &mut found);
    let settled = SETTLED.map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(found, BTreeMap::from(settled));

    let mut known: Vec<&str> = HOOKS.to_vec();
    known.extend(EXCLUSIONS.map(|(_, name)| name).into_iter().filter(|name| !found.contains_key(*name)));
    known.sort_unstable();
    let mut functions: Vec<&str> =
        hooks.lines().filter_map(|line| line.strip_prefix("def ")?.split('(').next()).collect();
    functions.sort_unstable();
    assert_eq!(functions, known);
    let hooked = |line: &&str| line.starts_with('@');
    let allowed = ["@schemathesis.hook", "@atexit.register"];
    assert!(hooks.lines().filter(hooked).all(|line| allowed.contains(&line)), "{hooks}");

    let numbers = [configuration, hooks].concat();
    let number = |line: &str| line.trim_start().strip_prefix("# ")?.split_once(". ")?.0.parse::<u8>().ok();
    let numbers: Vec<u8> = numbers.lines().filter_map(number).collect();
    assert_eq!(numbers, EXCLUSIONS.map(|(number, _)| number), "each says why");
    const { assert!(EXCLUSIONS.len() <= MOST_EXCLUSIONS) };
    tests::counts::tell(&format!("schemathesis: {} exclusions", numbers.len()));
}

/// The keys of a configuration with their values, as paths.
fn settings(value: &toml::Value, path: &str, found: &mut BTreeMap<String, String>) {
    let toml::Value::Table(table) = value else {
        found.insert(path.trim_start_matches('.').to_owned(), value.to_string());
        return;
    };
    for (key, value) in table {
        settings(value, &format!("{path}.{key}"), found);
    }
}
