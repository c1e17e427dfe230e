//! Calculations over the fields of their own row, computed here rather than by the database.
//!
//! What an expression answers is the same in both places, so whichever costs less may do it: a row's own
//! fields are at hand once it is read. What asks for related rows stays in the statement. Expressions are
//! taken as they were declared: whoever evaluates one has the actor, the tenant and the time at hand too.

use std::borrow::Cow;
use std::cell::RefCell;

use resource_core::evaluate::{Environment, evaluate};
use resource_core::{Expr, Kind, Node, ResourceMeta, Root, Scalar};
use uuid::Uuid;

use crate::cx::AnyCx;
use crate::error::{Error, Result};
use crate::row::Row;

/// What is computed for each row of an answer. Its values stand together among the columns.
#[derive(Debug)]
pub(crate) struct Computed {
    /// The column of the first of them.
    from: usize,
    exprs: Vec<Cow<'static, Expr>>,
    sources: Vec<Source>,
}

/// A field that the calculations read, and which column of the statement has it.
#[derive(Clone, Copy, Debug)]
struct Source {
    field: u16,
    at: usize,
    kind: Kind,
}

impl Computed {
    /// Expressions over rows of `meta` whose values are the columns from `from` on; `column` tells which column
    /// of the statement has a field.
    pub fn new(
        meta: &'static ResourceMeta,
        from: usize,
        exprs: Vec<Cow<'static, Expr>>,
        mut column: impl FnMut(u16) -> usize,
    ) -> Computed {
        let mut sources: Vec<Source> = Vec::new();
        for node in exprs.iter().flat_map(|expr| expr.nodes.iter()) {
            if let Node::Field(field) = *node
                && sources.iter().all(|source| source.field != field)
            {
                sources.push(Source { field, at: column(field), kind: meta.fields[field as usize].kind });
            }
        }
        Computed { from, exprs, sources }
    }

    /// The column of an answer that the column `at` of its statement is.
    pub fn column(&self, at: usize) -> usize {
        if at < self.from { at } else { at + self.exprs.len() }
    }

    /// Adds the values, as of `now`, to rows of the statement.
    ///
    /// # Errors
    /// [`crate::error::Class::Internal`] when a row holds something else than its columns say.
    pub fn complete(&self, cx: &AnyCx, now: i64, rows: &mut [Row]) -> Result<()> {
        if self.exprs.is_empty() {
            return Ok(());
        }
        rows.iter_mut().try_for_each(|row| {
            let own = Own { row, sources: &self.sources, cx, now, failed: RefCell::new(None) };
            let values = self.exprs.iter().map(|expr| evaluate(expr, &own)).collect();
            match own.failed.into_inner() {
                Some(error) => return Err(error),
                None => row.insert(self.from, values),
            }
            Ok(())
        })
    }
}

/// A row by itself, for whoever reads it.
struct Own<'a> {
    row: &'a Row,
    sources: &'a [Source],
    cx: &'a AnyCx,
    now: i64,
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

    fn root(&self, root: Root, at: u16) -> Scalar {
        match root {
            Root::Actor => self.cx.actor().field(at),
            // Nobody gives arguments to a calculation, and there is no other row beside the one that is read.
            Root::Argument | Root::Old | Root::New => Scalar::Null,
        }
    }

    fn tenant(&self) -> Option<Uuid> {
        self.cx.tenant()
    }

    fn now(&self) -> i64 {
        self.now
    }

    fn related(&self, _: u16) -> Vec<Box<dyn Environment + '_>> {
        Vec::new()
    }
}
