//! Reading: what a caller asks for, and what comes back.

use std::sync::Arc;

use resource_core::{Expr, ResourceMeta, Scalar};

use crate::error::Result;
use crate::record::Record;
use crate::row::Row;
use crate::slots::Slots;

/// What to read of one resource. Positions are those of its metadata.
#[derive(Clone, Debug)]
pub struct Query {
    /// The read action.
    pub action: u16,
    /// Its arguments.
    pub arguments: Slots,
    /// A condition beyond the action's own, already checked.
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
    /// The cursor of each row, for keyset pages.
    pub cursors: Vec<String>,
    /// Whether rows follow this page, and whether some precede it.
    pub more: More,
    /// What was included, in the order of [`Query::include`].
    pub included: Vec<Included>,
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
    pub answer: Answer,
    /// For each parent row, positions in `answer.rows`.
    pub by_parent: Vec<Vec<usize>>,
}

/// The related rows of one parent, on their way into its record.
pub struct Related {
    pub(crate) answer: Arc<Answer>,
    pub(crate) rows: Vec<usize>,
}

impl Related {
    /// The only row, if there is one.
    pub fn one<R: Record>(self) -> Result<Option<Box<R>>> {
        self.many::<R>().map(|rows| rows.into_iter().next().map(Box::new))
    }

    /// All rows, with what was included in them.
    pub fn many<R: Record>(self) -> Result<Vec<R>> {
        self.rows.iter().map(|at| R::from_row(&self.answer.rows[*at])).collect()
    }
}

/// The key of a record, as scalars in the order of [`ResourceMeta::key`].
pub type KeyScalars = Vec<Scalar>;
