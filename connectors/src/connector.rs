//! A source made ready, and one reading of it.

use std::path::PathBuf;
use std::sync::Arc;

use futures::stream::{self, Stream};

use crate::breaker::{Breakers, Rules};
use crate::chunk::Step;
use crate::clock::{Clock, SystemClock};
use crate::error::{FetchError, SettingsError};
use crate::file::{Format, Import, Reading};
use crate::netbox::{Netbox, Paging};
use crate::retry::Retry;
use crate::settings::Settings;

/// What a connector finds around it.
#[derive(Clone)]
pub struct Surroundings {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The breakers that fetches from the same endpoint share.
    pub breakers: Breakers,
    /// When requests are made again.
    pub retry: Retry,
    /// The most bytes that a page may have.
    pub page_bytes: usize,
    /// Which files may be read.
    pub files: Files,
}

impl Surroundings {
    /// The machine's clock, new breakers, and the usual limits.
    pub fn new(files: Files) -> Surroundings {
        Surroundings::with_clock(files, Arc::new(SystemClock::default()))
    }

    /// The same with another clock.
    pub fn with_clock(files: Files, clock: Arc<dyn Clock>) -> Surroundings {
        let breakers = Breakers::new(Rules::default(), Arc::clone(&clock));
        Surroundings { clock, breakers, retry: Retry::default(), page_bytes: 32 << 20, files }
    }
}

/// Which files may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Files {
    /// Those in this folder and below. For settings that come from afar: messages show values of the file.
    Within(PathBuf),
    /// All that the process may read. For a person at the command line.
    Anywhere,
}

/// A source made ready.
#[derive(Clone)]
pub struct Connector(Kind);

#[derive(Clone)]
enum Kind {
    Netbox(Arc<Netbox>),
    File(Arc<Import>),
}

impl Connector {
    /// Checks the settings; nothing is read yet.
    ///
    /// # Errors
    /// All mistakes in the settings.
    pub fn new(settings: Settings, surroundings: &Surroundings) -> Result<Connector, SettingsError> {
        let kind = match settings {
            Settings::Netbox(settings) => Kind::Netbox(Arc::new(Netbox::new(settings, surroundings)?)),
            Settings::Csv(settings) => Kind::File(Arc::new(Import::new(Format::Csv, settings, surroundings)?)),
            Settings::Json(settings) => Kind::File(Arc::new(Import::new(Format::Json, settings, surroundings)?)),
        };
        Ok(Connector(kind))
    }

    /// Starts a reading. Nothing happens until it is pulled.
    pub fn fetch(&self) -> Fetch {
        let source = match &self.0 {
            Kind::Netbox(netbox) => Pull::Netbox(Box::new(Paging::new(Arc::clone(netbox)))),
            Kind::File(import) => Pull::File(Reading::new(Arc::clone(import))),
        };
        Fetch { source, is_over: false }
    }
}

/// One reading of a source, as far as it has been pulled.
pub struct Fetch {
    source: Pull,
    is_over: bool,
}

enum Pull {
    Netbox(Box<Paging>),
    File(Reading),
}

impl Fetch {
    /// The next chunk, or the end, or why there is neither; then nothing.
    ///
    /// One page is asked for, and none ahead. A call that is given up loses nothing: the next one asks again.
    pub async fn next(&mut self) -> Option<Result<Step, FetchError>> {
        if self.is_over {
            return None;
        }
        let step = match &mut self.source {
            Pull::Netbox(paging) => paging.step().await,
            Pull::File(reading) => reading.step().await,
        };
        self.is_over = !matches!(step, Ok(Step::Chunk(_)));
        Some(step)
    }

    /// The same as a stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<Step, FetchError>> + Send {
        stream::unfold(self, async |mut fetch| fetch.next().await.map(|step| (step, fetch)))
    }
}
