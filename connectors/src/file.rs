//! Files as sources: opened, read in portions on the blocking pool, and never held whole.
//!
//! A row that cannot be understood is counted, reported and skipped, until there are more than the settings
//! allow. What follows from columns is in [`columns`], how each format is cut into rows in [`table`] and
//! [`objects`].

mod columns;
mod objects;
mod record;
mod table;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::task::JoinHandle;

pub use self::columns::COLUMNS;
use self::columns::Columns;
use self::objects::Objects;
use self::record::{Flaw, Outcome, Template, Value};
use self::table::Table;
use crate::blacklist::Blacklist;
use crate::chunk::{BadRow, Chunk, Counts, Coverage, End, Gap, LARGEST, Progress, Step, Unit, Whole};
use crate::clock::Clock;
use crate::connector::{Files, Surroundings};
use crate::error::{FetchError, Mistake, SettingsError};
use crate::settings::FileSettings;
use crate::text;

/// The most bytes that one row may have; more is a quote or a bracket that was not closed.
const LONGEST_ROW: usize = 1 << 20;

/// How a file is cut into rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// Objects.
    Json,
}

/// A file made ready. It is opened when it is read.
pub struct Import {
    format: Format,
    path: PathBuf,
    files: Files,
    columns: Columns,
    delimiter: u8,
    integration_type: String,
    bad_rows_allowed: u64,
    blacklist: Blacklist,
    partition: String,
    clock: Arc<dyn Clock>,
}

impl Import {
    pub fn new(format: Format, settings: FileSettings, around: &Surroundings) -> Result<Import, SettingsError> {
        let mut mistakes = Vec::new();
        let delimiter = settings.delimiter.unwrap_or(',');
        let is_usable = delimiter.is_ascii() && !matches!(delimiter, '"' | '\n' | '\r' | '\0');
        if !is_usable || (settings.delimiter.is_some() && format == Format::Json) {
            let remedy = format!("{delimiter:?} separates nothing here; write one ASCII character, for CSV alone");
            mistakes.push(Mistake { setting: "delimiter", remedy });
        }
        if settings.path.as_os_str().is_empty() {
            mistakes.push(Mistake { setting: "path", remedy: "is blank; name the file".to_owned() });
        }
        let integration_type = settings.integration_type.trim().to_owned();
        if integration_type.is_empty() || integration_type.len() > 64 || integration_type.contains(char::is_control) {
            let remedy = "is no name of at most 64 bytes; leave it out where numbers are of this file alone".to_owned();
            mistakes.push(Mistake { setting: "integration_type", remedy });
        }
        let columns = Columns::new(&settings.columns, settings.other_columns).map_err(|more| mistakes.extend(more));
        match (columns, u8::try_from(delimiter)) {
            (Ok(columns), Ok(delimiter)) if mistakes.is_empty() => Ok(Import {
                format,
                path: settings.path,
                files: around.files.clone(),
                columns,
                delimiter,
                integration_type,
                bad_rows_allowed: settings.bad_rows_allowed,
                blacklist: settings.network_blacklist,
                partition: settings.partition,
                clock: Arc::clone(&around.clock),
            }),
            _ => Err(SettingsError(mistakes)),
        }
    }

    /// The file as messages name it.
    fn shown(&self) -> String {
        self.path.display().to_string()
    }

    fn failure(&self, reason: impl ToString) -> FetchError {
        FetchError::File { file: self.shown(), reason: reason.to_string() }
    }

    fn open(&self) -> Result<(File, u64), FetchError> {
        let path = match &self.files {
            Files::Anywhere => self.path.clone(),
            Files::Within(folder) => self.within(folder)?,
        };
        let file = File::open(path).map_err(|error| self.failure(error))?;
        let metadata = file.metadata().map_err(|error| self.failure(error))?;
        // A pipe or a device may never end.
        if !metadata.is_file() {
            return Err(self.failure("not a file"));
        }
        Ok((file, metadata.len()))
    }

    /// The place of the file, links followed, if that is in the folder for imports.
    fn within(&self, folder: &Path) -> Result<PathBuf, FetchError> {
        let outside = || self.failure("not in the folder for imports; put it there and name it relative to that");
        let folder = fs::canonicalize(folder)
            .map_err(|error| self.failure(format!("no folder for imports at {}: {error}", folder.display())))?;
        // What is missing and what lies elsewhere look the same: nothing is told of other folders.
        let path = fs::canonicalize(folder.join(&self.path)).map_err(|_| outside())?;
        if path.starts_with(&folder) { Ok(path) } else { Err(outside()) }
    }
}

/// One reading of a file.
pub struct Reading {
    import: Arc<Import>,
    state: State,
}

enum State {
    Ready(Option<Box<Portions>>),
    /// A portion is being read; it stays here when the call that waits for it is given up.
    Busy(JoinHandle<(Box<Portions>, Result<Step, FetchError>)>),
}

impl Reading {
    pub fn new(import: Arc<Import>) -> Reading {
        Reading { import, state: State::Ready(None) }
    }

    /// Reads the next portion, or ends.
    pub async fn step(&mut self) -> Result<Step, FetchError> {
        if let State::Ready(portions) = &mut self.state {
            let (portions, import) = (portions.take(), Arc::clone(&self.import));
            self.state = State::Busy(tokio::task::spawn_blocking(move || {
                let mut portions = portions.unwrap_or_else(|| Box::new(Portions::new(import)));
                let step = portions.next();
                (portions, step)
            }));
        }
        let State::Busy(task) = &mut self.state else {
            return Err(FetchError::Stopped { reason: "no portion is being read".to_owned() });
        };
        let ended = task.await;
        let (portions, step) = ended.map_err(|error| FetchError::Stopped { reason: error.to_string() })?;
        self.state = State::Ready(Some(portions));
        step
    }
}

/// The rows of a file, cut by its format.
enum Rows {
    Table(Table),
    Objects(Objects<std::io::BufReader<File>>),
}

/// One row, cut into the values that are wanted.
enum Cut {
    Values { line: u64, values: Vec<Value> },
    Bad { line: u64, flaw: Flaw },
}

struct Portions {
    import: Arc<Import>,
    rows: Option<Rows>,
    bytes: u64,
    template: Template,
    counts: Counts,
}

impl Portions {
    fn new(import: Arc<Import>) -> Portions {
        let template = Template {
            partition: import.partition.clone(),
            integration_type: import.integration_type.clone(),
            now: import.clock.now(),
        };
        Portions { import, rows: None, bytes: 0, template, counts: Counts::default() }
    }

    fn next(&mut self) -> Result<Step, FetchError> {
        let mut rows = match self.rows.take() {
            Some(rows) => rows,
            None => {
                let (file, bytes) = self.import.open()?;
                self.bytes = bytes;
                Rows::new(&self.import, file)?
            }
        };
        let mut chunk = Chunk {
            devices: Vec::new(),
            counts: Counts::default(),
            bad: Vec::new(),
            progress: Progress { done: 0, total: Some(self.bytes), unit: Unit::Bytes },
        };
        while chunk.counts.seen < LARGEST as u64 {
            let Some(cut) = rows.next(&self.import)? else { break };
            chunk.counts.seen += 1;
            self.sort(cut, &mut chunk)?;
        }
        if chunk.counts.seen == 0 {
            let coverage = match self.counts.bad {
                0 => Coverage::Whole(Whole::proved()),
                bad => Coverage::Partial(Gap::BadRows(bad)),
            };
            return Ok(Step::End(End { counts: self.counts, coverage }));
        }
        chunk.progress.done = rows.bytes().min(self.bytes);
        self.counts.add(chunk.counts);
        self.rows = Some(rows);
        Ok(Step::Chunk(chunk))
    }

    /// Puts a row where it belongs.
    fn sort(&self, cut: Cut, chunk: &mut Chunk) -> Result<(), FetchError> {
        let (line, outcome) = match cut {
            Cut::Values { line, values } => (line, self.template.fill(values)),
            Cut::Bad { line, flaw } => (line, Err(flaw)),
        };
        match outcome {
            Ok(Outcome::WithoutAddress) => chunk.counts.without_address += 1,
            Ok(Outcome::Device(address, _)) if self.import.blacklist.holds(address) => chunk.counts.blacklisted += 1,
            Ok(Outcome::Device(_, update)) => chunk.devices.push(*update),
            Err(Flaw { column, value, remedy }) => {
                let value = text::excerpt(&value);
                let bad = BadRow { file: self.import.shown(), line, column, value, remedy };
                chunk.counts.bad += 1;
                let allowed = self.import.bad_rows_allowed;
                if self.counts.bad + chunk.counts.bad > allowed {
                    return Err(FetchError::TooManyBadRows { allowed, last: bad });
                }
                chunk.bad.push(bad);
            }
        }
        Ok(())
    }
}

impl Rows {
    fn new(import: &Import, file: File) -> Result<Rows, FetchError> {
        Ok(match import.format {
            Format::Csv => Rows::Table(Table::new(import, file)?),
            Format::Json => Rows::Objects(Objects::new(std::io::BufReader::new(file))),
        })
    }

    fn next(&mut self, import: &Import) -> Result<Option<Cut>, FetchError> {
        match self {
            Rows::Table(table) => table.next(import),
            Rows::Objects(objects) => objects.next(import),
        }
    }

    fn bytes(&self) -> u64 {
        match self {
            Rows::Table(table) => table.bytes(),
            Rows::Objects(objects) => objects.bytes(),
        }
    }
}
