//! All migrations, compiled in. Written by `cargo xtask migrate diff`.

use resource_migrate::Source;

/// The schema after the last migration.
pub const SNAPSHOT: &str = include_str!("../schema.json");

/// In order.
#[rustfmt::skip]
pub const MIGRATIONS: &[Source<'static>] = &[
    Source {
        directory: "0001_init",
        postgres_up: include_str!("../0001_init/postgres.up.sql"),
        postgres_down: include_str!("../0001_init/postgres.down.sql"),
        sqlite_up: include_str!("../0001_init/sqlite.up.sql"),
        sqlite_down: include_str!("../0001_init/sqlite.down.sql"),
    },
    Source {
        directory: "0002_hosts",
        postgres_up: include_str!("../0002_hosts/postgres.up.sql"),
        postgres_down: include_str!("../0002_hosts/postgres.down.sql"),
        sqlite_up: include_str!("../0002_hosts/sqlite.up.sql"),
        sqlite_down: include_str!("../0002_hosts/sqlite.down.sql"),
    },
];
