//! Calculations over the fields of their own row, computed here rather than by the database.
//!
//! What an expression answers is the same in both places, so whichever costs less may do it: a row's own
//! fields are at hand once it is read. What asks for related rows stays in the statement.

use std::cell::RefCell;

use resource_core::evaluate::{Environment, evaluate};
use resource_core::{Expr, Kind, Node, Root, Scalar};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::row::Row;

/// What is computed for each row of an answer. Its values stand together among the columns.
#[derive(Debug, Default)]
pub(crate) struct Computed {
    /// The column of the first of them.
    from: usize,
    exprs: Vec<Expr>,
    fields: Vec<Source>,
}

/// A field that the calculations read, and which column of the statement has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source {
    pub field: u16,
    pub at: usize,
    pub kind: Kind,
}

/// Where, in the columns of an answer, those begin that need no statement: they end it, and each reads its
/// own row only.
pub(crate) fn start(columns: &[Expr], stored: impl Fn(usize) -> bool) -> usize {
    let needed = (0..columns.len()).rev().find(|at| stored(*at) || columns[*at].reads_relations());
    needed.map_or(0, |at| at + 1)
}

/// The fields that expressions read.
pub(crate) fn fields(exprs: &[Expr]) -> Vec<u16> {
    let nodes = exprs.iter().flat_map(|expr| expr.nodes.iter());
    let mut fields: Vec<u16> = nodes
        .filter_map(|node| match node {
            Node::Field(field) => Some(*field),
            _ => None,
        })
        .collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

impl Computed {
    /// Folded expressions whose values are the columns from `from` on, over the fields in `sources`.
    pub fn new(from: usize, exprs: Vec<Expr>, sources: Vec<Source>) -> Computed {
        Computed { from, exprs, fields: sources }
    }

    /// The column of an answer that the column `at` of its statement is.
    pub fn column(&self, at: usize) -> usize {
        if at < self.from { at } else { at + self.exprs.len() }
    }

    /// Adds the values to rows of the statement.
    ///
    /// # Errors
    /// [`crate::error::Class::Internal`] when a row holds something else than its columns say.
    pub fn complete(&self, rows: &mut [Row]) -> Result<()> {
        if self.exprs.is_empty() {
            return Ok(());
        }
        rows.iter_mut().try_for_each(|row| {
            let own = Own { row, sources: &self.fields, failed: RefCell::new(None) };
            let values = self.exprs.iter().map(|expr| evaluate(expr, &own)).collect();
            match own.failed.into_inner() {
                Some(error) => return Err(error),
                None => row.insert(self.from, values),
            }
            Ok(())
        })
    }
}

/// A row by itself. Actor, tenant and time were filled in when the expressions were folded.
struct Own<'a> {
    row: &'a Row,
    sources: &'a [Source],
    failed: RefCell<Option<Error>>,
}

impl Environment for Own<'_> {
    fn field(&self, field: u16) -> Scalar {
        let Some(source) = self.sources.iter().find(|source| source.field == field) else { return Scalar::Null };
        self.row.scalar(source.at, source.kind).unwrap_or_else(|error| {
            self.failed.borrow_mut().get_or_insert(error);
            Scalar::Null
        })
    }

    fn root(&self, _: Root, _: u16) -> Scalar {
        Scalar::Null
    }

    fn tenant(&self) -> Option<Uuid> {
        None
    }

    fn now(&self) -> i64 {
        0
    }

    fn related(&self, _: u16) -> Vec<Box<dyn Environment + '_>> {
        Vec::new()
    }
}
