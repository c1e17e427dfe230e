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
    Source {
        directory: "0002_monitoring",
        postgres_up: include_str!("../0002_monitoring/postgres.up.sql"),
        postgres_down: include_str!("../0002_monitoring/postgres.down.sql"),
        sqlite_up: include_str!("../0002_monitoring/sqlite.up.sql"),
        sqlite_down: include_str!("../0002_monitoring/sqlite.down.sql"),
    },
    Source {
        directory: "0003_notification_attempts_and_queues",
        postgres_up: include_str!("../0003_notification_attempts_and_queues/postgres.up.sql"),
        postgres_down: include_str!("../0003_notification_attempts_and_queues/postgres.down.sql"),
        sqlite_up: include_str!("../0003_notification_attempts_and_queues/sqlite.up.sql"),
        sqlite_down: include_str!("../0003_notification_attempts_and_queues/sqlite.down.sql"),
    },
    Source {
        directory: "0004_supervision",
        postgres_up: include_str!("../0004_supervision/postgres.up.sql"),
        postgres_down: include_str!("../0004_supervision/postgres.down.sql"),
        sqlite_up: include_str!("../0004_supervision/sqlite.up.sql"),
        sqlite_down: include_str!("../0004_supervision/sqlite.down.sql"),
    },
    Source {
        directory: "0005_identifier_values",
        postgres_up: include_str!("../0005_identifier_values/postgres.up.sql"),
        postgres_down: include_str!("../0005_identifier_values/postgres.down.sql"),
        sqlite_up: include_str!("../0005_identifier_values/sqlite.up.sql"),
        sqlite_down: include_str!("../0005_identifier_values/sqlite.down.sql"),
    },
    Source {
        directory: "0006_poll_job_runs",
        postgres_up: include_str!("../0006_poll_job_runs/postgres.up.sql"),
        postgres_down: include_str!("../0006_poll_job_runs/postgres.down.sql"),
        sqlite_up: include_str!("../0006_poll_job_runs/sqlite.up.sql"),
        sqlite_down: include_str!("../0006_poll_job_runs/sqlite.down.sql"),
    },
    Source {
        directory: "0007_schedule_runs",
        postgres_up: include_str!("../0007_schedule_runs/postgres.up.sql"),
        postgres_down: include_str!("../0007_schedule_runs/postgres.down.sql"),
        sqlite_up: include_str!("../0007_schedule_runs/sqlite.up.sql"),
        sqlite_down: include_str!("../0007_schedule_runs/sqlite.down.sql"),
    },
    Source {
        directory: "0008_alert_ends",
        postgres_up: include_str!("../0008_alert_ends/postgres.up.sql"),
        postgres_down: include_str!("../0008_alert_ends/postgres.down.sql"),
        sqlite_up: include_str!("../0008_alert_ends/sqlite.up.sql"),
        sqlite_down: include_str!("../0008_alert_ends/sqlite.down.sql"),
    },
    Source {
        directory: "0009_alias_confirmation",
        postgres_up: include_str!("../0009_alias_confirmation/postgres.up.sql"),
        postgres_down: include_str!("../0009_alias_confirmation/postgres.down.sql"),
        sqlite_up: include_str!("../0009_alias_confirmation/sqlite.up.sql"),
        sqlite_down: include_str!("../0009_alias_confirmation/sqlite.down.sql"),
    },
    Source {
        directory: "0010_numbers_and_owners",
        postgres_up: include_str!("../0010_numbers_and_owners/postgres.up.sql"),
        postgres_down: include_str!("../0010_numbers_and_owners/postgres.down.sql"),
        sqlite_up: include_str!("../0010_numbers_and_owners/sqlite.up.sql"),
        sqlite_down: include_str!("../0010_numbers_and_owners/sqlite.down.sql"),
    },
];
