//! Reading: what a caller asks for, and what comes back.
//!
//! [`read`], [`get`] and [`count`] are the doors; [`pipeline`] tells how they work. [`Select`] is the
//! typed builder over them, [`filter`] and [`sort`] turn names from outside into a [`Query`].

mod columns;
mod condition;
mod cursor;
pub mod filter;
mod include;
mod keyset;
mod names;
mod order;
mod page;
pub mod pipeline;
mod reading;
mod search;
mod select;
pub mod sort;
mod visible;
mod written;

use std::sync::Arc;

use resource_core::{Expr, ResourceMeta, Scalar};

use crate::error::Result;
use crate::record::{Loaded, Record};
use crate::row::Row;
use crate::slots::Slots;

pub use pipeline::{count, get, read};
pub use select::{Load, Page, Select};
pub use written::visible_row;

/// The most rows on a page, whatever an action or a caller says.
pub const MOST_ON_PAGE: u32 = 250;

/// The most rows of one included relation, for all rows of the page together.
pub const MOST_INCLUDED: usize = 10_000;

/// How deep relations of relations may be included.
pub const MOST_LEVELS: usize = 8;

/// What to read of one resource. Positions are those of its metadata.
#[derive(Clone, Debug)]
pub struct Query {
    /// The read action.
    pub action: u16,
    /// Its arguments.
    pub arguments: Slots,
    /// A condition beyond the action's own, already checked. Field positions behind the stored fields
    /// stand for calculations, see [`Column::position`].
    pub filter: Option<Expr>,
    /// The order; empty for the action's.
    pub sort: Vec<SortTerm>,
    /// Which part of the rows.
    pub page: PageRequest,
    /// Which columns; `None` for every one.
    pub select: Option<Selection>,
    /// Which relations, each with what to read of it.
    pub include: Vec<Include>,
    /// Who asks for the columns: typed code gets whole records, an API only what its actor may see.
    pub audience: Audience,
    /// What others must not do to the rows before the transaction of the read has ended.
    pub hold: Option<Hold>,
}

/// What others wait with, until the transaction ends that has read some rows. SQLite has one writer, for which
/// everybody waits anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Changing the rows, or removing them.
    Changes,
    /// That, and beginning to refer to them.
    References,
}

/// Who sees the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Code of this process: whole records.
    Code,
    /// Somebody outside: public fields that field rules let the actor see, hidden ones as null.
    Outside,
}

/// One term of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortTerm {
    /// By what.
    pub by: Column,
    /// Greatest first.
    pub descending: bool,
}

/// A column of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// A stored field.
    Field(u16),
    /// A calculation.
    Calculation(u16),
}

/// The columns of an answer, in the order in which rows hold them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Column `n` of a row is the `n`-th of these.
    pub columns: Vec<Column>,
}

/// Which part of the rows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PageRequest {
    /// How many rows; the action's default if absent, at most its cap.
    pub limit: Option<u32>,
    /// Where to start.
    pub position: Position,
    /// Also count all rows.
    pub count: bool,
}

/// Where a page starts.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Position {
    /// At the first row.
    #[default]
    Start,
    /// Behind the row that a cursor stands for.
    After(String),
    /// Before the row that a cursor stands for.
    Before(String),
    /// Behind this many rows.
    Offset(u64),
}

/// A relation to load with the rows.
#[derive(Clone, Debug)]
pub struct Include {
    /// Its position.
    pub relation: u16,
    /// What to read of it; a belongs-to or has-one ignores the page.
    pub query: Query,
}

/// The answer to a [`Query`].
#[derive(Debug)]
pub struct Answer {
    /// The resource.
    pub meta: &'static ResourceMeta,
    /// The columns of the rows.
    pub selection: Selection,
    /// The rows.
    pub rows: Vec<Row>,
    /// How many rows there are on all pages, if asked for.
    pub count: Option<u64>,
    /// Whether rows follow this page, and whether some precede it.
    pub more: More,
    /// What was included, in the order of [`Query::include`].
    pub included: Vec<Included>,
    cursors: Option<cursor::Maker>,
}

/// Whether there are rows on either side of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct More {
    /// Before it.
    pub before: bool,
    /// Behind it.
    pub after: bool,
}

/// Rows of a relation, and which row of the answer each belongs to.
#[derive(Debug)]
pub struct Included {
    /// The relation's position.
    pub relation: u16,
    /// The related rows; several parents may share one.
    pub answer: Arc<Answer>,
    /// For each parent row, positions in `answer.rows`.
    pub by_parent: Vec<Vec<usize>>,
}

/// The related rows of one parent, on their way into its record.
pub struct Related {
    answer: Arc<Answer>,
    rows: Vec<usize>,
}

/// The key of a record, as scalars in the order of [`ResourceMeta::key`].
pub type KeyScalars = Vec<Scalar>;

impl Column {
    /// The position of a column among the stored fields and, behind them, the calculations: the number
    /// by which policies and requested filters know it.
    pub fn position(self, meta: &ResourceMeta) -> u16 {
        match self {
            Column::Field(at) => at,
            Column::Calculation(at) => meta.fields.len() as u16 + at,
        }
    }

    /// The column at a [`Column::position`].
    pub fn at(meta: &ResourceMeta, position: u16) -> Option<Column> {
        let stored = meta.fields.len() as u16;
        match position.checked_sub(stored) {
            None => Some(Column::Field(position)),
            Some(at) if (at as usize) < meta.calculations.len() => Some(Column::Calculation(at)),
            Some(_) => None,
        }
    }

    /// The name.
    pub fn name(self, meta: &ResourceMeta) -> &'static str {
        match self {
            Column::Field(at) => meta.fields[at as usize].name,
            Column::Calculation(at) => meta.calculations[at as usize].name,
        }
    }

    /// The type.
    pub fn kind(self, meta: &ResourceMeta) -> resource_core::Kind {
        match self {
            Column::Field(at) => meta.fields[at as usize].kind,
            Column::Calculation(at) => meta.calculations[at as usize].kind,
        }
    }

    /// Whether it can be null.
    pub fn is_nullable(self, meta: &ResourceMeta) -> bool {
        match self {
            Column::Field(at) => meta.fields[at as usize].nullable,
            Column::Calculation(at) => meta.calculations[at as usize].nullable,
        }
    }
}

impl Query {
    /// Everything that a read action answers, for code of this process.
    pub fn new(action: u16, arguments: Slots) -> Query {
        Query {
            action,
            arguments,
            filter: None,
            sort: Vec::new(),
            page: PageRequest::default(),
            select: None,
            include: Vec::new(),
            audience: Audience::Code,
            hold: None,
        }
    }
}

impl Answer {
    /// The cursor that stands for the row at a position of [`Answer::rows`]; `None` where pages do not
    /// follow cursors. Signing costs more than reading a row, so nobody pays for cursors nobody takes.
    ///
    /// # Errors
    /// [`crate::error::Class::Internal`] when the row cannot be read.
    pub fn cursor(&self, at: usize) -> Result<Option<String>> {
        match (&self.cursors, self.rows.get(at)) {
            (Some(cursors), Some(row)) => cursors.cursor(row).map(Some),
            _ => Ok(None),
        }
    }

    /// The rows as records, with what was included in them.
    pub(crate) fn records<R: Record>(self) -> Result<Vec<R>> {
        let rows = (0..self.rows.len()).collect();
        Related { answer: Arc::new(self), rows }.many()
    }
}

impl Related {
    /// The only row, if there is one.
    pub fn one<R: Record>(self) -> Result<Option<Box<R>>> {
        self.many::<R>().map(|rows| rows.into_iter().next().map(Box::new))
    }

    /// Puts the only row, if there is one, into a record's relation.
    ///
    /// # Errors
    /// As [`Related::one`].
    pub fn attach_one<R: Record>(self, relation: &mut Loaded<Option<Box<R>>>) -> Result<()> {
        *relation = Loaded::Yes(self.one()?);
        Ok(())
    }

    /// Puts all rows into a record's relation.
    ///
    /// # Errors
    /// As [`Related::many`].
    pub fn attach_many<R: Record>(self, relation: &mut Loaded<Vec<R>>) -> Result<()> {
        *relation = Loaded::Yes(self.many()?);
        Ok(())
    }

    /// All rows, with what was included in them.
    pub fn many<R: Record>(self) -> Result<Vec<R>> {
        self.rows.iter().map(|at| self.record(*at)).collect()
    }

    fn record<R: Record>(&self, at: usize) -> Result<R> {
        let mut record = R::from_row(&self.answer.rows[at])?;
        for included in &self.answer.included {
            let rows = included.by_parent[at].clone();
            let related = Related { answer: included.answer.clone(), rows };
            R::ATTACH[included.relation as usize](&mut record, related)?;
        }
        Ok(record)
    }
}
