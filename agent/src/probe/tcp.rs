//! Opening a connection, and closing it again.

use super::{Failure, resolve::resolve};
use futures::{StreamExt, stream::FuturesUnordered};
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpStream, time::Instant};
use wire::{Cause, CheckTask};

/// A host with several addresses is tried at the next one when the one before has not answered for so long.
const STAGGER: Duration = Duration::from_millis(250);
/// Addresses of one host that are tried.
const ADDRESSES: usize = 4;

pub(super) async fn probe(task: &CheckTask) -> Result<Duration, Failure> {
    let addresses = resolve(&task.target, port(task)?).await?;
    let connects = addresses.into_iter().take(ADDRESSES).enumerate().map(|(place, address)| async move {
        tokio::time::sleep(STAGGER * u32::try_from(place).unwrap_or(u32::MAX)).await;
        connect(address).await
    });
    let mut connects: FuturesUnordered<_> = connects.collect();
    let mut failed = Failure::new(Cause::NameNotFound, "the host has no address");
    let mut asked = false;
    while let Some(connected) = connects.next().await {
        match connected {
            Ok(took) => return Ok(took),
            // What one address says of the target stands, though another one cannot be asked from here.
            Err(failure) if failure.cause.is_targets() || !asked => {
                asked |= failure.cause.is_targets();
                failed = failure;
            }
            Err(_) => {}
        }
    }
    Err(failed)
}

/// The port that a task names.
pub(super) fn port(task: &CheckTask) -> Result<u16, Failure> {
    match task.port {
        None | Some(0) => Err(Failure::new(Cause::Invalid, "a tcp check needs a port from 1 to 65535; set `port`")),
        Some(port) => Ok(port),
    }
}

async fn connect(address: SocketAddr) -> Result<Duration, Failure> {
    let began = Instant::now();
    match TcpStream::connect(address).await {
        Ok(_closed_when_dropped) => Ok(began.elapsed()),
        Err(error) => {
            let failure = Failure::from(error);
            Err(Failure { text: format!("{address}: {}", failure.text), ..failure })
        }
    }
}
