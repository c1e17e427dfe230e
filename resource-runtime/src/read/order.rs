//! The order of rows: total, and the same on both databases.
//!
//! Nulls come last in ascending and first in descending order; the key breaks ties. Text is ordered by
//! its bytes, text without case by its lower case, integer enums by number, text enums by stored name.

use resource_core::{EnumStorage, Expr, Function, Kind, Scalar};

use super::columns::{Columns, Held};
use super::reading::Reading;
use super::visible::{self, Sight};
use super::{Column, SortTerm};
use crate::db::Dialect;
use crate::error::{Class, Error, Failure, Result};
use crate::sql::expression::COLLATED;
use crate::sql::{Between, Text, operand};

/// One term of an order.
pub(super) struct Term {
    /// What is ordered: folded, and null where the audience does not see it.
    pub expr: Expr,
    /// As what values are read and bound.
    pub kind: Kind,
    pub nullable: bool,
    pub descending: bool,
    /// Holds what never leaves the server, also not inside a cursor.
    private: bool,
    collate: bool,
}

/// The order of a read; its last terms are the key.
pub(super) struct Order {
    pub terms: Vec<Term>,
    key: Vec<(Expr, Kind)>,
}

/// Which way an order is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    /// As it was asked for.
    Forwards,
    /// From its end, for the page before a row.
    Backwards,
}

impl Order {
    /// The requested order, or the action's; then the key, in the direction of the last term, so that
    /// one index and one comparison of rows can serve both.
    pub fn of(reading: &Reading<'_>) -> Result<Order> {
        let wanted = asked_for(reading)?;
        let mut terms: Vec<Term> = Vec::with_capacity(wanted.len() + 1);
        for sort in &wanted {
            terms.extend(term(reading, *sort)?);
        }
        let descending = wanted.last().is_some_and(|sort| sort.descending);
        for field in reading.meta.key {
            let by = Column::Field(*field);
            if !wanted.iter().any(|sort| sort.by == by) {
                terms.extend(term(reading, SortTerm { by, descending })?);
            }
        }
        let key = reading.meta.key.iter().map(|field| (Expr::field(*field), Column::Field(*field).kind(reading.meta)));
        Ok(Order { terms, key: key.collect() })
    }

    /// That of one row.
    pub fn none() -> Order {
        Order { terms: Vec::new(), key: Vec::new() }
    }

    /// Adds the order to a statement.
    pub fn sort(&self, select: &mut Text, reading: &Reading<'_>, along: Along) {
        let mut list = Between::ORDER;
        for term in &self.terms {
            term.write(list.next(select), reading);
            // Nulls are mentioned only where there are any: SQLite reads an index in this order for other columns
            // alone.
            select.add(match (term.descends(along), term.nullable) {
                (false, false) => " ASC",
                (false, true) => " ASC NULLS LAST",
                (true, false) => " DESC",
                (true, true) => " DESC NULLS FIRST",
            });
        }
    }

    /// Makes rows hold what a cursor keeps of them.
    pub fn hold(&self, columns: &mut Columns) -> (Vec<Held>, Vec<Held>) {
        let terms = self.terms.iter().map(|term| columns.hold_expr(term.expr.clone(), term.kind)).collect();
        let key = self.key.iter().map(|(expr, kind)| columns.hold_expr(expr.clone(), *kind)).collect();
        (terms, key)
    }

    /// Whether values of the order must not leave the server, also not inside a cursor.
    pub fn is_private(&self) -> bool {
        self.terms.iter().any(|term| term.private)
    }

    /// As what the values of a cursor are read.
    pub fn kinds(&self) -> Vec<Kind> {
        self.terms.iter().map(|term| term.kind).collect()
    }

    /// As what the key of a cursor is read.
    pub fn key_kinds(&self) -> Vec<Kind> {
        self.key.iter().map(|(_, kind)| *kind).collect()
    }
}

impl Term {
    pub fn descends(&self, along: Along) -> bool {
        self.descending != (along == Along::Backwards)
    }

    /// Writes the expression; computed text says that its bytes count.
    pub fn write(&self, text: &mut Text, reading: &Reading<'_>) {
        operand(text, &self.expr, &reading.scope());
        if self.collate && text.dialect() == Dialect::Postgres {
            text.add(COLLATED);
        }
    }
}

/// The order in the query, else the action's.
pub(super) fn asked_for(reading: &Reading<'_>) -> Result<Vec<SortTerm>> {
    if !reading.query.sort.is_empty() {
        return Ok(reading.query.sort.clone());
    }
    let sort = reading.read_action()?.sort.iter();
    Ok(sort.map(|sort| SortTerm { by: Column::Field(sort.field), descending: sort.descending }).collect())
}

/// One term, unless it is the same for every row.
fn term(reading: &Reading<'_>, sort: SortTerm) -> Result<Option<Term>> {
    let meta = reading.meta;
    let (column, nameable) = (sort.by, visible::is_nameable(meta, sort.by));
    let outside = reading.is_outside();
    if outside && !nameable && !reading.query.sort.is_empty() {
        return Err(visible::unnameable("sort"));
    }
    let Some(kind) = ordered_as(column.kind(meta)) else {
        let text = format!("`{}` has no order.", column.name(meta));
        return Err(Error::with_failures(Class::Malformed, vec![Failure::parameter("sort", "unordered", text)]));
    };
    let expr = match column {
        Column::Field(field) => Expr::field(field),
        Column::Calculation(at) => reading.viewer.fold(meta, &meta.calculations[at as usize].expr),
    };
    let sight = visible::sight(&reading.viewer, meta, column);
    let expr = match column.kind(meta) {
        Kind::CiText => sight.through(Expr::call(Function::Lower, [expr])),
        _ => sight.through(expr),
    };
    if matches!(expr.as_constant(), Some(Scalar::Null)) {
        return Ok(None);
    }
    let computed = matches!(column, Column::Calculation(_));
    Ok(Some(Term {
        kind: if computed { widest(kind) } else { kind },
        collate: computed && matches!(kind, Kind::Text),
        nullable: column.is_nullable(meta) || matches!(sight, Sight::Where(_)),
        descending: sort.descending,
        private: outside && !nameable,
        expr,
    }))
}

/// The kind as which values of a kind are ordered; documents have no order.
pub(super) fn ordered_as(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::CiText => Some(Kind::Text),
        kind if kind.is_json() => None,
        kind => Some(kind),
    }
}

/// What is computed from an integer has the widest type.
fn widest(kind: Kind) -> Kind {
    match kind {
        Kind::I16 | Kind::I32 => Kind::I64,
        Kind::Enum(stored) if stored.storage == EnumStorage::Integer => Kind::I64,
        kind => kind,
    }
}
