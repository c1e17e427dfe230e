//! Hearing of jobs that other processes have written, on Postgres, which tells everybody who listens.
//!
//! SQLite tells nobody: a process that shares its file with others looks for jobs at intervals.

use tokio::sync::watch;
use tokio::time::sleep;

use super::Jobs;
use super::enqueue::CHANNEL;
use super::work::RESTED;
use crate::error::Result;

impl Jobs {
    /// Wakes the queues of this process whenever another one has written jobs. A connection that is lost is made
    /// anew; until then jobs are found at intervals, as without it.
    pub(super) async fn listen(self, mut stopped: watch::Receiver<bool>) {
        while !*stopped.borrow() {
            tokio::select! {
                heard = self.hear() => {
                    if let Err(error) = heard {
                        tracing::warn!(?error, "jobs of other processes are found at intervals only");
                    }
                    tokio::select! {
                        () = sleep(RESTED) => {}
                        _ = stopped.changed() => {}
                    }
                }
                _ = stopped.changed() => {}
            }
        }
    }

    /// Listens until the connection is lost.
    async fn hear(&self) -> Result<()> {
        let mut listener = self.0.engine.db().listen(CHANNEL).await?;
        // What was told before it listened is found now.
        self.wake();
        while listener.told().await? {
            self.wake();
        }
        Ok(())
    }
}
