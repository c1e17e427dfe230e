//! The `serviceradar` program.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match app::command::run(std::env::args_os()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
