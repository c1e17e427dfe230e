//! Asking a source for everything it has.

use connectors::{BadRow, Connector, Coverage, End, Fetch, FetchError, Settings, Step};
use dire::{Batch, DeviceUpdate};
use generated::identity::tenant;
use generated::infrastructure::partition;
use generated::integrations::integration_source::{self, RecordSync};
use generated::integrations::{IntegrationSource, SyncResult};
use resource_core::Id;
use resource_runtime::{Cx, Error, Result};

use super::claim::Claim;
use super::{ACTOR, Intake, Outcome, Standing, batch, numbers, retract, settings};

/// So many records are gathered before they are written, and at most twice as many at once.
const GATHERED: usize = 500;
/// The most characters of a message that a source keeps.
const LONGEST: usize = 4000;

/// Takes in what a source has, and notes with it how that went. `watch` is told whenever something is written.
///
/// # Errors
/// [`resource_runtime::Class::Conflict`] when somebody else is asking the source; else when the database does not
/// answer. That the source does not answer is an [`Outcome`].
pub async fn run(
    cx: &Cx,
    intake: &Intake,
    id: &Id<IntegrationSource>,
    watch: &(dyn Fn(&Standing) + Send + Sync),
) -> Result<Outcome> {
    let cx = &cx.system(ACTOR);
    let claim = Claim::take(cx, id).await?;
    let mut reading = Reading { cx, claim: &claim, watch, standing: Standing::default(), bad: None, ordinal: 0 };
    let asked = reading.ask(intake).await;
    let sums = reading.standing.sums;
    let outcome = match asked {
        Ok(outcome) => outcome,
        Err(error) => {
            let result = if sums.records > 0 { SyncResult::Partial } else { SyncResult::Failed };
            let outcome = Outcome { result, message: Some(format!("not written: {error}")), sums };
            // If the source was claimed by somebody else meanwhile, they note how it went.
            if let Err(also) = record(cx, &claim, &outcome).await {
                tracing::warn!(error = ?also, "the outcome of a synchronisation is not noted");
            }
            return Err(error);
        }
    };
    record(cx, &claim, &outcome).await?;
    tracing::info!(source = claim.source.name, result = ?outcome.result, sums = %outcome.sums, "synchronised");
    Ok(outcome)
}

struct Reading<'a> {
    cx: &'a Cx,
    claim: &'a Claim,
    watch: &'a (dyn Fn(&Standing) + Send + Sync),
    standing: Standing,
    /// The first row that could not be read.
    bad: Option<BadRow>,
    ordinal: u64,
}

impl Reading<'_> {
    async fn ask(&mut self, intake: &Intake) -> Result<Outcome> {
        let source = &self.claim.source;
        let credentials = source.credentials.as_ref();
        let credentials = match credentials {
            Some(_) => self.cx.reveal(IntegrationSource::CREDENTIALS, &source.credentials)?,
            None => None,
        };
        if let Some(mistake) = numbers::conflated(self.cx, source).await? {
            return Ok(Outcome::failed(mistake));
        }
        let slug = partition::get(self.cx, &source.partition_id).await?.slug.clone();
        let settings = match settings::of(source, credentials.as_ref().map(|secret| secret.expose()), &slug) {
            Ok(settings) => settings,
            Err(mistakes) => return Ok(Outcome::failed(mistakes)),
        };
        if matches!(settings, Settings::Csv(_) | Settings::Json(_)) && !intake.reads_files() {
            let text = "endpoint: files are not read here; whoever runs the server names a folder with `sync.files`";
            return Ok(Outcome::failed(text));
        }
        let tenant = tenant::get(self.cx, &Id::new(self.cx.tenant())).await?;
        let connector = match Connector::new(settings, &intake.around(self.cx, &tenant.slug)) {
            Ok(connector) => connector,
            Err(mistakes) => return Ok(Outcome::failed(mistakes.to_string())),
        };
        match self.read(connector.fetch()).await? {
            Ok(end) => self.end(end).await,
            Err(error) => Ok(self.broken_off(&error)),
        }
    }

    /// Pulls until there is no more. Nothing is pulled while something waits to be written.
    async fn read(&mut self, mut fetch: Fetch) -> Result<Result<End, FetchError>> {
        let mut gathered = Vec::new();
        loop {
            match self.claim.keep(self.cx, fetch.next()).await? {
                Some(Ok(Step::Chunk(chunk))) => {
                    self.standing.progress = Some(chunk.progress);
                    self.bad = self.bad.take().or(chunk.bad.into_iter().next());
                    gathered.extend(chunk.devices);
                    if gathered.len() >= GATHERED {
                        self.write(&mut gathered).await?;
                    }
                }
                Some(Ok(Step::End(end))) => {
                    self.write(&mut gathered).await?;
                    return Ok(Ok(end));
                }
                Some(Err(error)) => {
                    // What had come until then is good.
                    self.write(&mut gathered).await?;
                    return Ok(Err(error));
                }
                None => return Err(Error::internal("a connector stopped without saying why")),
            }
        }
    }

    async fn write(&mut self, gathered: &mut Vec<DeviceUpdate>) -> Result<()> {
        while !gathered.is_empty() {
            let some = gathered.len().min(2 * GATHERED);
            let numbered = (self.ordinal..).zip(gathered.drain(..some));
            let batch = Batch::admit(self.cx.tenant(), numbered);
            self.ordinal += some as u64;
            let ingested = batch::take_in(self.cx, &batch, Some(self.claim)).await?;
            for refusal in ingested.refused.iter().take(3) {
                tracing::warn!(source = self.claim.source.name, reason = %refusal.reason, "a record is refused");
            }
            self.standing.sums.add(ingested.sums);
            (self.watch)(&self.standing);
        }
        Ok(())
    }

    async fn end(&mut self, end: End) -> Result<Outcome> {
        let (whole, message) = match end.coverage {
            Coverage::Whole(_) if self.standing.sums.refused > 0 => {
                (None, Some(format!("{} records were refused; the log names some", self.standing.sums.refused)))
            }
            Coverage::Whole(whole) => (Some(whole), None),
            Coverage::Partial(gap) => (None, Some(format!("{gap}{}", self.first_bad()))),
        };
        if let Some(whole) = whole {
            self.standing.sums.retracted += retract::missing(self.cx, self.claim, whole).await?;
            (self.watch)(&self.standing);
        }
        let result = if message.is_none() { SyncResult::Success } else { SyncResult::Partial };
        Ok(Outcome { result, message, sums: self.standing.sums })
    }

    fn broken_off(&self, error: &FetchError) -> Outcome {
        let result = match self.standing.sums.records {
            0 if error.is_timeout() => SyncResult::Timeout,
            0 => SyncResult::Failed,
            _ => SyncResult::Partial,
        };
        Outcome { result, message: Some(error.to_string()), sums: self.standing.sums }
    }

    fn first_bad(&self) -> String {
        self.bad.as_ref().map(|bad| format!("; the first: {bad}")).unwrap_or_default()
    }
}

async fn record(cx: &Cx, claim: &Claim, outcome: &Outcome) -> Result<()> {
    let message = outcome.message.as_ref().map(|text| text.chars().take(LONGEST).collect());
    let input = RecordSync {
        result: outcome.result,
        device_count: i32::try_from(outcome.sums.records).unwrap_or(i32::MAX),
        error: message,
        by: Some(claim.by),
        is_whole: Some(outcome.result == SyncResult::Success),
    };
    integration_source::record_sync(cx, &claim.source.id, input).await.map(drop)
}
