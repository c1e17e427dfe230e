//! The tasks of a workspace that declares resources: what `cargo xtask` does.
//!
//! It parses declarations and never executes or links them, nor anything generated, so broken
//! generated code can always be regenerated. What needs a database runs the workspace's own binaries.

mod codegen;
mod command;
mod dev;
mod explain;
mod migrate;
mod new;
mod output;
mod policy;
mod process;
mod test;
mod tidy;
mod timings;
mod workspace;

use std::process::ExitCode;

pub use command::run;

/// The whole of a workspace's `xtask/src/main.rs`.
pub fn main() -> ExitCode {
    match run(std::env::args_os()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{}: {error:#}", output::red("error"));
            ExitCode::FAILURE
        }
    }
}
