//! schemathesis takes the OpenAPI document at its word: what it describes is accepted, what it does not is refused,
//! and every answer is one that it describes.
//!
//! How, and what is left out, is in `schemathesis/schemathesis.toml` and `schemathesis/hooks.py`.

use std::fs;
use std::process::Command;

use resource_runtime::db::Dialect;
use sea_orm::ConnectionTrait as _;
use tests::program::{Program, Server};
use tests::world::{Access, ROLES, Tenant, World, id, keys};

use crate::python::{self, folder};

/// Exclusions that there may be.
const EXCLUSIONS: usize = 5;
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
    finds_nothing(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: the same thirty thousand requests again"]
async fn schemathesis_finds_nothing_on_postgres() {
    finds_nothing(Dialect::Postgres).await;
}

async fn finds_nothing(dialect: Dialect) {
    let world = World::open(dialect, &[Tenant::A, Tenant::B]).await;
    // What stands in the rows of a world is the hash of no password.
    let nobody = "UPDATE users SET hashed_password = NULL";
    world.db().writer().execute_unprepared(nobody).await.expect("nobody has a password");
    let program = Program::over(world.url());
    let run = tokio::task::spawn_blocking(move || {
        let server = program.serve(&SETTINGS);
        let output = against(&server).output().expect("schemathesis starts");
        let said = python::said(&output);
        assert!(output.status.success(), "{said}");
        assert_eq!(server.get("/api/v2/users", &token()).status, 200, "the token works to the end");
        let errors: Vec<_> = server.log().into_iter().filter(|line| line["level"] == "ERROR").collect();
        assert!(errors.is_empty(), "{errors:#?}");
        said
    });
    counted(dialect, &run.await.expect("it runs to its end"));
}

fn token() -> String {
    Tenant::A.token("super_admin", Access::Full)
}

/// The run, of which nothing is left behind.
fn against(server: &Server) -> Command {
    let mut command = python::program("schemathesis", "st");
    let files = folder("schemathesis");
    command.arg("--config-file").arg(files.join("schemathesis.toml")).arg("run");
    command.arg(format!("http://{}/api/v2/open_api", server.address())).arg("--no-color");
    command.env("SCHEMATHESIS_HOOKS", files.join("hooks.py")).env("TOKEN", token());
    command.env("PROTECTED", protected().join(","));
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
fn counted(dialect: Dialect, said: &str) {
    let line = |start: &str| said.lines().find_map(|line| line.strip_prefix(start)).unwrap_or_else(|| panic!("{said}"));
    let number = |start: &str| line(start).trim().parse::<usize>().unwrap_or_else(|error| panic!("{error}: {said}"));
    let (requests, operations, accepted) = (number("requests:"), number("operations:"), number("accepted:"));
    let tell = |what: String| tests::counts::tell(&format!("schemathesis, {dialect:?}: {what}"));
    tell(format!("{requests} requests of {operations} operations, {accepted} of which accepted some"));
    tell(format!("answers{}", line("statuses:")));
    tell(format!("never accepted{}", line("never accepted:")));
    let routes: usize = generated::APPLICATION.resources.iter().map(|entry| entry.routes.len()).sum();
    assert_eq!(operations, routes, "every operation is tried");
    assert!(accepted * 100 >= operations * ACCEPTED, "{said}");
}

#[test]
fn there_are_few_exclusions() {
    let read = |name: &str| fs::read_to_string(folder("schemathesis").join(name)).expect("a file");
    let text = [read("schemathesis.toml"), read("hooks.py")].concat();
    let is_numbered = |line: &&str| {
        let comment = line.trim_start().strip_prefix("# ");
        comment.and_then(|text| text.split_once(". ")).is_some_and(|(number, _)| number.parse::<u8>().is_ok())
    };
    let exclusions = text.lines().filter(is_numbered).count();
    println!("{exclusions} exclusions");
    assert!((1..=EXCLUSIONS).contains(&exclusions), "{exclusions}");
}
