//! All migrations, compiled in. Written by `cargo xtask migrate diff`.

use resource_migrate::Source;

/// The schema after the last migration.
pub const SNAPSHOT: &str = include_str!("../schema.json");

/// In order.
#[rustfmt::skip]
pub const MIGRATIONS: &[Source<'static>] = &[
    Source {
        directory: "0001_initial",
        postgres_up: include_str!("../0001_initial/postgres.up.sql"),
        postgres_down: include_str!("../0001_initial/postgres.down.sql"),
        sqlite_up: include_str!("../0001_initial/sqlite.up.sql"),
        sqlite_down: include_str!("../0001_initial/sqlite.down.sql"),
    },
];
