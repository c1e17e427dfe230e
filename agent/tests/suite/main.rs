//! The agent from outside: over real loopback sockets, over the bus, and as a program.

mod file;
mod http;
mod program;
mod run;
mod serve;
mod sockets;
mod web;

use agent::{Sockets, run_check};
use std::time::Duration;
use tokio::time::Instant;
use uuid::Uuid;
use wire::{Check, CheckTask, Outcome, SystemClock, TcpSettings};

fn tcp(port: u16) -> CheckTask {
    CheckTask { port: Some(port), ..CheckTask::new(Uuid::now_v7(), Check::Tcp(TcpSettings {}), "127.0.0.1") }
}

/// Runs a check over real sockets.
async fn run(task: &CheckTask) -> Outcome {
    run_check(&Sockets::new(), task, Instant::now() + Duration::from_secs(60), &SystemClock).await
}

/// A port that nobody listens on, nor anybody else can take while its socket is there.
fn closed_port() -> (tokio::net::TcpSocket, u16) {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let port = socket.local_addr().unwrap().port();
    (socket, port)
}

/// A name that no resolver asks the network about: its first part is longer than any name's may be.
fn unresolvable() -> String {
    format!("{}.localhost", "x".repeat(64))
}
