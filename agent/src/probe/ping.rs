//! Echo requests, over sockets that need no privilege where the system allows them.

use super::{Failure, resolve::resolve};
use std::{
    io,
    net::IpAddr,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU16, Ordering},
    },
    time::Duration,
};
use surge_ping::{Client, Config, ICMP, PingIdentifier, PingSequence, SurgeError};
use wire::{Cause, CheckTask, PingSettings, limits};

/// One socket per address family for all echo requests, opened with the first.
#[derive(Default)]
pub(super) struct Echo {
    four: Mutex<Option<Client>>,
    six: Mutex<Option<Client>>,
    /// Replies are told apart by host and number, so the number is never reused while one is awaited.
    sequence: AtomicU16,
}

impl Echo {
    pub(super) async fn probe(&self, task: &CheckTask, settings: &PingSettings) -> Result<Duration, Failure> {
        let host = resolve(&task.target, 0).await?[0].ip();
        let client = self.client(host)?;
        let identifier = PingIdentifier(u16::from_be_bytes([task.id.as_bytes()[14], task.id.as_bytes()[15]]));
        let mut pinger = client.pinger(host, identifier).await;
        // The caller cuts the try off; this one only must not be earlier.
        pinger.timeout(limits::TIMEOUT);
        let sequence = PingSequence(self.sequence.fetch_add(1, Ordering::Relaxed));
        match pinger.ping(sequence, &vec![0x5a; settings.payload_bytes.into()]).await {
            Ok((_, took)) => Ok(took),
            Err(SurgeError::IOError(error)) => Err(failure(error, family(host))),
            Err(SurgeError::Timeout { .. }) => Err(Failure::new(Cause::TimedOut, format!("{host} does not answer"))),
            Err(other) => Err(Failure::new(Cause::Broken, format!("{host}: {other}"))),
        }
    }

    fn client(&self, host: IpAddr) -> Result<Client, Failure> {
        let slot = if host.is_ipv4() { &self.four } else { &self.six };
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = slot.as_ref() {
            return Ok(client.clone());
        }
        // What the system forbids now it may allow later: only success is remembered.
        let kind = family(host);
        let client = Client::new(&Config::builder().kind(kind).build()).map_err(|error| failure(error, kind))?;
        Ok(slot.insert(client).clone())
    }
}

fn family(host: IpAddr) -> ICMP {
    if host.is_ipv4() { ICMP::V4 } else { ICMP::V6 }
}

/// Whether echo requests over IPv4 can be sent from here.
pub(super) fn permitted() -> Result<(), Failure> {
    surge_ping::AsyncSocket::new(&Config::default()).map(drop).map_err(|error| failure(error, ICMP::V4))
}

fn failure(error: io::Error, kind: ICMP) -> Failure {
    if error.kind() != io::ErrorKind::PermissionDenied {
        let told = Failure::from(error);
        let family = if kind == ICMP::V4 { "IPv4" } else { "IPv6" };
        return Failure { text: format!("echo request over {family}: {}", told.text), ..told };
    }
    // The setting for IPv4 governs both families.
    let remedy = "allow the agent's group with `sysctl -w net.ipv4.ping_group_range=\"0 2147483647\"`, or give the \
                  program CAP_NET_RAW with `setcap cap_net_raw+ep`";
    Failure::new(Cause::NotPermitted, format!("the system does not permit echo requests; {remedy}"))
}
