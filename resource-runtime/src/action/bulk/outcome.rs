//! What a caller asks of a bulk action, and is told of it.

use std::fmt;

use crate::action::create::{Created, Origin};
use crate::error::{Error, Result};
use crate::row::Row;

/// Rows of one statement where nobody says otherwise.
pub const CHUNK: usize = 500;

/// How many failures are kept where nobody says otherwise.
const FAILURES: usize = 1000;

/// How a bulk action goes about its inputs, and who hears of what it wrote.
pub struct Bulk<'a, T> {
    pub(crate) chunk: usize,
    pub(crate) on_failure: OnFailure,
    pub(crate) failures_kept: usize,
    /// `None` where nobody wants to hear of the rows.
    pub(crate) each: Option<Each<'a, T>>,
}

type Each<'a, T> = Box<dyn FnMut(u64, T) + Send + 'a>;

/// What becomes of the other rows when one is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    /// They are written.
    KeepOthers,
    /// Nothing is: all chunks are one transaction, which on SQLite holds the only writer until the inputs end.
    KeepNothing,
}

/// What a bulk action did. A row that was refused is here and nowhere else.
#[derive(Debug, Default)]
#[must_use = "rows that were refused are told here and nowhere else"]
pub struct BulkOutcome {
    /// Rows that were not there before.
    pub created: u64,
    /// Rows that were there, and that an upsert has taken over.
    pub taken_over: u64,
    /// Rows that an update has changed.
    pub changed: u64,
    /// Inputs that were refused.
    pub failed: u64,
    /// Why, for the first of them; see [`Bulk::failures_kept`].
    pub failures: Vec<RowFailure>,
}

/// A row that was written.
#[derive(Debug)]
pub struct Written {
    /// The stored fields in order, then the calculations.
    pub row: Row,
    /// What happened to it.
    pub became: Became,
}

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// It was not there before.
    Created,
    /// It was there, and an upsert has taken it over.
    TakenOver,
    /// An update has changed it.
    Changed,
}

impl From<Created> for Written {
    fn from(Created { row, origin }: Created) -> Self {
        let became = match origin {
            Origin::New => Became::Created,
            Origin::TakenOver => Became::TakenOver,
        };
        Written { row, became }
    }
}

/// Why one input was refused.
#[derive(Debug)]
pub struct RowFailure {
    /// The position of the input, from 0.
    pub ordinal: u64,
    /// As the action for one row answers.
    pub error: Error,
}

impl<'a, T> Default for Bulk<'a, T> {
    fn default() -> Self {
        let (on_failure, failures_kept) = (OnFailure::KeepOthers, FAILURES);
        Bulk { chunk: CHUNK, on_failure, failures_kept, each: None }
    }
}

impl<'a, T> Bulk<'a, T> {
    /// At most so many rows in one statement; fewer where the database takes fewer parameters.
    #[must_use]
    pub fn chunk(self, rows: usize) -> Self {
        Bulk { chunk: rows.max(1), ..self }
    }

    /// What becomes of the other rows when one is refused.
    #[must_use]
    pub fn on_failure(self, on_failure: OnFailure) -> Self {
        Bulk { on_failure, ..self }
    }

    /// How many failures the outcome lists; the others are only counted.
    #[must_use]
    pub fn failures_kept(self, most: usize) -> Self {
        Bulk { failures_kept: most, ..self }
    }

    /// Calls `each` with the position and record of every row that was written, while the inputs still come.
    /// With [`OnFailure::KeepNothing`], and inside a transaction, the row may yet be undone. Without it the rows stay
    /// where they are: only what tells them apart comes back.
    #[must_use]
    pub fn each(self, each: impl FnMut(u64, T) + Send + 'a) -> Self {
        Bulk { each: Some(Box::new(each)), ..self }
    }
}

impl<T> fmt::Debug for Bulk<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Bulk of {} rows, {:?}", self.chunk, self.on_failure)
    }
}

impl BulkOutcome {
    /// How many rows were written.
    pub fn written(&self) -> u64 {
        self.created + self.taken_over + self.changed
    }

    /// The outcome, if no input was refused.
    ///
    /// # Errors
    /// The first refusal that was kept.
    pub fn complete(mut self) -> Result<BulkOutcome> {
        match (self.failures.is_empty(), self.failed) {
            (false, _) => Err(self.failures.swap_remove(0).error),
            (true, 0) => Ok(self),
            (true, failed) => Err(Error::conflict("refused", format!("{failed} inputs were refused."))),
        }
    }
}
