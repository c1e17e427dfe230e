//! What a fetch gives: chunks of records, how far it is, and what its end proves.

use std::fmt;

use dire::DeviceUpdate;

/// The most records in a chunk: about 1 MiB of them.
pub const LARGEST: usize = 1365;

/// One pull.
#[derive(Debug)]
pub enum Step {
    /// Records.
    Chunk(Chunk),
    /// There are no more. Nothing comes after it.
    End(End),
}

/// Records that came together.
#[derive(Clone, Debug, PartialEq)]
pub struct Chunk {
    /// The records to reconcile, in the order of the source. May be empty: all of a page may be filtered out.
    pub devices: Vec<DeviceUpdate>,
    /// What became of the rows of this chunk.
    pub counts: Counts,
    /// The rows of a file that could not be read.
    pub bad: Vec<BadRow>,
    /// How far the fetch is, this chunk included.
    pub progress: Progress,
}

/// What became of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that were read.
    pub seen: u64,
    /// Of these, rows without an address, which were skipped.
    pub without_address: u64,
    /// Of these, rows whose address lies in a network of the blacklist; skipped too.
    pub blacklisted: u64,
    /// Of these, rows that could not be understood; skipped too.
    pub bad: u64,
}

impl Counts {
    /// The rows that became records.
    pub fn kept(self) -> u64 {
        self.seen.saturating_sub(self.without_address).saturating_sub(self.blacklisted).saturating_sub(self.bad)
    }

    pub(crate) fn add(&mut self, more: Counts) {
        self.seen += more.seen;
        self.without_address += more.without_address;
        self.blacklisted += more.blacklisted;
        self.bad += more.bad;
    }
}

/// How far a fetch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So much is behind us.
    pub done: u64,
    /// Of so much, where the source tells.
    pub total: Option<u64>,
    /// What is counted.
    pub unit: Unit,
}

/// What progress is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Pages of a list.
    Pages,
    /// Bytes of a file.
    Bytes,
}

impl fmt::Display for Progress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kilobytes = |bytes: u64| bytes.div_ceil(1000);
        match (self.unit, self.total) {
            (Unit::Pages, Some(total)) => write!(formatter, "page {} of {total}", self.done),
            (Unit::Pages, None) => write!(formatter, "page {}", self.done),
            (Unit::Bytes, Some(total)) => {
                write!(formatter, "{} of {} kB", kilobytes(self.done), kilobytes(total))
            }
            (Unit::Bytes, None) => write!(formatter, "{} kB", kilobytes(self.done)),
        }
    }
}

/// The end of a fetch that nothing interrupted.
#[derive(Debug)]
pub struct End {
    /// The sums of all chunks.
    pub counts: Counts,
    /// Whether every row was seen and understood.
    pub coverage: Coverage,
}

/// Whether the source was seen whole.
#[derive(Debug)]
pub enum Coverage {
    /// It was.
    Whole(Whole),
    /// What came is good, but something may not have come.
    Partial(Gap),
}

/// The proof that a source was seen whole, so that a device which did not come is gone from it. Only a fetch
/// makes one: whoever retracts devices takes it as an argument, and cannot do so after a partial fetch.
#[derive(Debug)]
pub struct Whole(());

impl Whole {
    pub(crate) fn proved() -> Whole {
        Whole(())
    }
}

/// Why rows may have been missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The list changed while it was read, and rows may have moved from page to page.
    ListChanged {
        /// How many rows the source said it had on its last page.
        counted: u64,
        /// How many rows came.
        seen: u64,
    },
    /// Rows did not come in the order of their ids, so that some may have moved unnoticed.
    OutOfOrder,
    /// The source does not say how many rows it has, so that rows which moved would not be noticed.
    NotCounted,
    /// Rows of a file could not be understood; they may be about any device.
    BadRows(u64),
}

impl fmt::Display for Gap {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Gap::ListChanged { counted, seen } => {
                write!(formatter, "the list changed while it was read: {seen} rows came, it now counts {counted}")
            }
            Gap::OutOfOrder => formatter.write_str("rows did not come in the order that was asked for"),
            Gap::NotCounted => formatter.write_str("the source does not count its rows"),
            Gap::BadRows(1) => formatter.write_str("one row could not be read"),
            Gap::BadRows(count) => write!(formatter, "{count} rows could not be read"),
        }
    }
}

/// A row of a file that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The file, as the settings name it.
    pub file: String,
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// The column or field; blank where the whole row is meant.
    pub column: String,
    /// What stands there, shortened.
    pub value: String,
    /// What is wrong, and what to write.
    pub remedy: String,
}

impl fmt::Display for BadRow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: ", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(formatter, "{}: ", self.column)?;
        }
        write!(formatter, "`{}`: {}", self.value, self.remedy)
    }
}
