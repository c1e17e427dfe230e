//! Telling results to somebody until they are acknowledged.

use crate::{Body, Bus, BusError, CallError, CodecError, Envelope, Subject, bus::call_for};
use std::time::Duration;
use uuid::Uuid;

/// How long one answer is waited for before asking again.
const PATIENCE: Duration = Duration::from_secs(10);

/// Sends a message, the same one each time, until it is acknowledged. Ends without that when the message's deadline has
/// passed, or when asking again cannot help.
pub async fn report(bus: &dyn Bus, subject: &Subject, envelope: &Envelope) -> Result<(), CallError> {
    let mut backoff = Backoff::new();
    loop {
        match call_for(bus, subject, envelope, PATIENCE).await {
            Ok(answer) => match answer.body {
                Body::Acknowledged => return Ok(()),
                other => {
                    return Err(CodecError::UnexpectedKind { found: other.kind(), expected: "acknowledged" }.into());
                }
            },
            Err(error) if !error.may_pass() => return Err(error),
            Err(_) if bus.now() >= envelope.deadline => return Err(BusError::DeadlineExceeded.into()),
            Err(_) => {}
        }
        let left = (envelope.deadline - bus.now()).to_std().unwrap_or_default();
        tokio::time::sleep(backoff.pause().min(left)).await;
    }
}

/// Growing pauses between tries, from 100 milliseconds to 5 seconds, with jitter so that many do not ask in step.
#[derive(Debug, Clone)]
pub struct Backoff {
    next: Duration,
}

impl Backoff {
    const FIRST: Duration = Duration::from_millis(100);
    const LONGEST: Duration = Duration::from_secs(5);

    /// Starts with the shortest pause.
    pub fn new() -> Self {
        Self { next: Self::FIRST }
    }

    /// How long to wait now: between half and all of what the next try is worth.
    pub fn pause(&mut self) -> Duration {
        let full = self.next;
        self.next = (full * 2).min(Self::LONGEST);
        let random = u32::from(Uuid::new_v4().as_bytes()[0]);
        full / 2 + full / 2 * random / 255
    }
}

impl Default for Backoff {
    fn default() -> Self {
        Self::new()
    }
}
