//! `cargo xtask`: the tasks of this workspace.

use std::process::ExitCode;

fn main() -> ExitCode {
    resource_tasks::main()
}
