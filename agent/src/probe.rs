//! One try of a check: what is sent, and what the answer means.

mod http;
mod ping;
mod resolve;
mod tcp;

use futures::{FutureExt, future::BoxFuture};
use std::{io, time::Duration};
use wire::{Capability, Cause, Check, CheckTask};

/// Why a task cannot be probed by anybody, since it contradicts itself or lacks what its kind needs. Nothing is sent.
pub fn contradiction(task: &CheckTask) -> Option<Failure> {
    match &task.check {
        Check::Tcp(_) => tcp::port(task).err(),
        Check::Http(settings) => http::contradiction(task, settings),
        Check::Ping(_) | Check::Snmp | Check::Grpc | Check::Dns | Check::Custom => None,
    }
}

/// Makes one try of a check. The caller cuts it off when its time is up.
pub trait Probe: Send + Sync + 'static {
    /// How long the target took to answer, or why there is no good answer.
    fn probe<'a>(&'a self, task: &'a CheckTask) -> BoxFuture<'a, Result<Duration, Failure>>;
}

/// Why there is no good answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What kind of reason.
    pub cause: Cause,
    /// For people.
    pub text: String,
    /// How long the target took, if it answered, though not as expected.
    pub response: Option<Duration>,
}

impl Failure {
    pub(crate) fn new(cause: Cause, text: impl Into<String>) -> Self {
        Self { cause, text: text.into(), response: None }
    }

    pub(crate) fn after(self, response: Duration) -> Self {
        Self { response: Some(response), ..self }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(cause_of(&error), error.to_string())
    }
}

/// What an error of the system says. One that comes before anything was sent is about this machine, whoever was to be
/// asked: no files, ports or memory left, or no address to ask from.
fn cause_of(error: &io::Error) -> Cause {
    use libc::{EADDRNOTAVAIL, EMFILE, ENFILE, ENOBUFS, ENOMEM};
    if matches!(error.raw_os_error(), Some(EMFILE | ENFILE | ENOBUFS | ENOMEM | EADDRNOTAVAIL)) {
        return Cause::NotPermitted;
    }
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Cause::Refused,
        io::ErrorKind::TimedOut => Cause::TimedOut,
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown => {
            Cause::Unreachable
        }
        io::ErrorKind::PermissionDenied => Cause::NotPermitted,
        _ => Cause::Broken,
    }
}

/// Probes over real sockets.
#[derive(Default)]
pub struct Sockets {
    web: http::Web,
    echo: ping::Echo,
}

impl Sockets {
    /// Nothing is opened before it is needed.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Probe for Sockets {
    fn probe<'a>(&'a self, task: &'a CheckTask) -> BoxFuture<'a, Result<Duration, Failure>> {
        match &task.check {
            Check::Tcp(_) => tcp::probe(task).boxed(),
            Check::Http(settings) => self.web.probe(task, settings).boxed(),
            Check::Ping(settings) => self.echo.probe(task, settings).boxed(),
            Check::Snmp | Check::Grpc | Check::Dns | Check::Custom => {
                let text = format!("this agent cannot run checks of kind `{}`", task.check.kind());
                futures::future::ready(Err(Failure::new(Cause::Unsupported, text))).boxed()
            }
        }
    }
}

/// What this machine lets an agent do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it can do.
    pub capabilities: Vec<Capability>,
    /// What it could do if the system let it, and what to change.
    pub withheld: Vec<(Capability, String)>,
}

impl Offer {
    /// Asks the system, by opening a socket of each kind; nothing is sent.
    ///
    /// # Panics
    ///
    /// Outside a tokio runtime.
    pub fn of_this_machine() -> Self {
        let mut offer = Self { capabilities: vec![Capability::TCP, Capability::HTTP], withheld: Vec::new() };
        match ping::permitted() {
            Ok(()) => offer.capabilities.push(Capability::ICMP),
            Err(failure) => offer.withheld.push((Capability::ICMP, failure.text)),
        }
        offer
    }
}
