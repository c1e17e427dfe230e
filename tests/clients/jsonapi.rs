//! The Python library `jsonapi-client` does with the API what its users do with it: reads, related records, pages
//! by links, writes, transitions, mistakes, deletion.

use resource_runtime::db::Dialect;
use tests::program::Program;
use tests::world::{Access, Tenant, World};

use crate::python;

#[tokio::test(flavor = "multi_thread")]
async fn jsonapi_client_gets_what_it_expects() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let world = World::open(dialect, &[Tenant::A, Tenant::B]).await;
        let program = Program::over(world.url());
        let checks = tokio::task::spawn_blocking(move || {
            let server = program.serve(&["--queues-default", "0"]);
            let url = format!("http://{}/api/v2", server.address());
            python::checks("jsonapi", &[&url, &Tenant::A.token("admin", Access::Full)])
        });
        let checks = checks.await.expect("it runs to its end");
        tests::counts::tell(&format!("JSON:API client, {dialect:?}: {checks} checks"));
        assert_eq!(checks, CHECKS);
    }
}

/// What the script says is `ok`; fewer would mean that some of it was passed over.
const CHECKS: usize = 44;
