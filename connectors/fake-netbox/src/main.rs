//! `fake-netbox`: the server on its own, for trying things out.

use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use fake_netbox::{FakeNetbox, Fault, Options, When};

/// A NetBox for tests. Prints its address and token, and serves until it is stopped.
#[derive(Parser)]
#[command(name = "fake-netbox")]
struct Arguments {
    /// How many devices it holds.
    #[arg(long, default_value_t = 5000)]
    devices: u64,
    /// What the devices follow from.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// The loopback port; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The token that it accepts.
    #[arg(long)]
    token: Option<String>,
    /// Each so many devices have no primary address.
    #[arg(long, default_value_t = 0, value_name = "N")]
    without_address_every: u64,
    /// Each so many requests for the list are answered with 429.
    #[arg(long, default_value_t = 0, value_name = "N")]
    limit_every: u64,
    /// What those answers say as Retry-After.
    #[arg(long, default_value = "1", value_name = "SECONDS OR DATE")]
    retry_after: String,
    /// Each so many requests for the list are answered with 500.
    #[arg(long, default_value_t = 0, value_name = "N")]
    error_every: u64,
    /// Each so many pages end in the middle.
    #[arg(long, default_value_t = 0, value_name = "N")]
    truncate_every: u64,
    /// Each so many pages stop in the middle for a while.
    #[arg(long, default_value_t = 0, value_name = "N")]
    stall_every: u64,
    /// For how long.
    #[arg(long, default_value_t = 60)]
    stall_seconds: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let ordinary = Options::default();
    let options = Options {
        devices: arguments.devices,
        seed: arguments.seed,
        port: arguments.port,
        without_address_every: arguments.without_address_every,
        token: arguments.token.clone().unwrap_or(ordinary.token),
        max_page_size: ordinary.max_page_size,
    };
    let netbox = match FakeNetbox::start(options).await {
        Ok(netbox) => netbox,
        Err(error) => {
            eprintln!("fake-netbox: port {}: {error}; choose another with --port", arguments.port);
            return ExitCode::FAILURE;
        }
    };
    let faults = [
        (arguments.limit_every, Fault::TooManyRequests { retry_after: arguments.retry_after }),
        (arguments.error_every, Fault::Status(500)),
        (arguments.truncate_every, Fault::Truncated),
        (arguments.stall_every, Fault::Stalled(Duration::from_secs(arguments.stall_seconds))),
    ];
    for (every, fault) in faults.into_iter().filter(|(every, _)| *every > 0) {
        netbox.inject(fault, When::Every(every));
    }
    println!("{} token {}", netbox.url(), netbox.token());
    // Whoever started it reads the address from a pipe.
    if std::io::stdout().flush().is_err() {
        return ExitCode::FAILURE;
    }
    netbox.serve().await;
    ExitCode::FAILURE
}
