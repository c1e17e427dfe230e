//! The `serviceradar-agent` program: runs checks from a file and prints what came out.
//!
//! Not here: the connection to a server.

mod command;
mod print;

use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    // Clap ends the program with 2 on wrong usage, which is also what a broken file is answered with.
    let command = command::Command::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .with_ansi(print::is_colourful(&std::io::stderr()))
        .init();
    command.run().await
}
