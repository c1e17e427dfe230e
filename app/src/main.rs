//! The `serviceradar` program.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    // An error means that somebody has installed one already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match app::command::run(std::env::args_os()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
