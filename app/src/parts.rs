//! What runs as long as the program does, and how all of it ends.
//!
//! The first signal says stop to every part, a second one ends the program at once. A part that ends by
//! itself with an error stops the others.

use std::future::{Future, pending};
use std::process::exit;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// Tells parts to stop; clones hear the same.
#[derive(Clone)]
pub(crate) struct Stop(watch::Receiver<bool>);

/// Says stop.
pub(crate) struct Stopper(watch::Sender<bool>);

/// One who says stop, and one who hears it.
pub(crate) fn stop() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stop(receiver))
}

impl Stopper {
    /// Stop.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Ends when it is said; also when there is nobody left to say it.
    pub async fn wait(mut self) {
        let _ = self.0.wait_for(|stopped| *stopped).await;
    }

    /// Whether it was said.
    pub fn is_now(&self) -> bool {
        *self.0.borrow()
    }
}

/// The parts of a program.
pub(crate) struct Parts {
    running: JoinSet<(&'static str, Result<()>)>,
    stopper: Stopper,
    stop: Stop,
    announcer: Stopper,
    signals: Signals,
}

/// The signals that say stop.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Parts {
    /// No parts yet. From now on signals do not end the program by themselves; `announcer` hears of one before
    /// the parts do.
    ///
    /// # Errors
    /// When signals cannot be listened to.
    pub fn new(announcer: Stopper) -> Result<Parts> {
        let (stopper, stop) = stop();
        let listen = |kind: SignalKind| signal(kind).context("listening to signals");
        let signals =
            Signals { terminate: listen(SignalKind::terminate())?, interrupt: listen(SignalKind::interrupt())? };
        Ok(Parts { running: JoinSet::new(), stopper, stop, announcer, signals })
    }

    /// Starts a part, which ends soon after it is told to stop.
    pub fn start<F>(&mut self, name: &'static str, part: impl FnOnce(Stop) -> F)
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        let part = part(self.stop.clone());
        self.running.spawn(async move { (name, part.await) });
    }

    /// Runs all parts until a signal, then `delay` longer, then until each has ended.
    ///
    /// # Errors
    /// The first error of a part.
    pub async fn run(mut self, delay: Duration) -> Result<()> {
        let signals = tokio::spawn(self.signals.heard(self.announcer, self.stopper, delay));
        let mut outcome = Ok(());
        while let Some(ended) = self.running.join_next().await {
            let ended = match ended {
                Ok((name, ended)) => ended.with_context(|| name),
                Err(panic) => Err(panic).context("a part of the program panicked"),
            };
            if let Err(error) = ended {
                tracing::error!("{error:#}; stopping");
                // Dropping the task drops those who say stop, which stops the parts.
                signals.abort();
                if outcome.is_ok() {
                    outcome = Err(error);
                }
            }
        }
        signals.abort();
        outcome
    }
}

impl Signals {
    /// Waits for the first signal, says stop, and ends the program with the second.
    async fn heard(mut self, announcer: Stopper, stopper: Stopper, delay: Duration) {
        self.next().await;
        tracing::info!("stopping; a second signal ends the program at once");
        announcer.stop();
        let stopping = async {
            sleep(delay).await;
            stopper.stop();
            pending::<()>().await;
        };
        tokio::select! {
            () = stopping => {}
            () = self.next() => {
                tracing::warn!("stopped at once");
                exit(130);
            }
        }
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
