//! `schema up|down|status|check|reset --database URL`.

use std::process::ExitCode;

use resource_runtime::migration::{Product, command_line};

fn main() -> ExitCode {
    let product = Product {
        name: "schema",
        migrations: schema::all(),
        snapshot: schema::SNAPSHOT,
        declared: include_str!("../../machine/schema.json"),
    };
    command_line(&product, std::env::args_os().skip(1))
}
