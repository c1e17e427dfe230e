//! The columns of a statement: those of the answer, then those that the engine itself needs.

use std::borrow::Cow;

use resource_core::{Expr, Kind, Node};

use super::reading::Reading;
use super::visible::{self, Sight};
use super::{Column, Selection};
use crate::calculation::Computed;
use crate::error::Result;
use crate::row::Row;
use crate::sql::{Between, Scope, Text, column, write};

/// Where a row holds a value, and as what it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub at: usize,
    pub kind: Kind,
}

/// The columns of one statement.
pub(super) struct Columns {
    selection: Selection,
    /// The columns of the statement.
    exprs: Vec<Expr>,
    /// The columns of the answer that are computed from them.
    computed: Computed,
}

impl Columns {
    /// The columns of an answer.
    ///
    /// # Errors
    /// [`crate::error::Class::Malformed`] when somebody outside names what does not leave the server.
    pub fn of(reading: &Reading<'_>) -> Result<Columns> {
        let selection = match &reading.query.select {
            Some(selection) => selection.clone(),
            None => every_column(reading),
        };
        if reading.is_outside() && selection.columns.iter().any(|column| !visible::is_nameable(reading.meta, *column)) {
            return Err(visible::unnameable("fields"));
        }
        let mut computed: Vec<_> =
            selection.columns.iter().rev().map_while(|column| computed(reading, *column)).collect();
        computed.reverse();
        let from = selection.columns.len() - computed.len();
        let mut exprs: Vec<Expr> = selection.columns[..from].iter().map(|column| shown(reading, *column)).collect();
        let computed = Computed::new(reading.meta, from, computed, |field| position(&mut exprs, Expr::field(field)));
        Ok(Columns { selection, exprs, computed })
    }

    /// Where rows hold the value of an expression.
    pub fn hold_expr(&mut self, expr: Expr, kind: Kind) -> Held {
        let at = position(&mut self.exprs, expr);
        Held { at: self.computed.column(at), kind }
    }

    /// Begins a statement that answers with the columns.
    pub fn select(&self, reading: &Reading<'_>) -> Text {
        let scope = Scope { answered: true, ..reading.scope() };
        let (mut select, mut list) = (Text::new(reading.dialect()), Between::COMMA);
        select.add("SELECT ");
        for expr in &self.exprs {
            match plain(expr) {
                Some(field) => column(list.next(&mut select), scope.meta, field, scope.alias),
                None => write(list.next(&mut select), expr, &scope),
            }
        }
        select.add(" FROM ").name(reading.meta.table);
        select
    }

    /// Computes what the statement left out.
    ///
    /// # Errors
    /// As [`Computed::complete`].
    pub fn complete(&self, reading: &Reading<'_>, rows: &mut [Row]) -> Result<()> {
        self.computed.complete(reading.cx(), reading.viewer.now(), rows)
    }

    /// The columns of the answer.
    pub fn into_selection(self) -> Selection {
        self.selection
    }
}

/// Where an expression stands among the columns of a statement, at their end if it was not there.
fn position(exprs: &mut Vec<Expr>, expr: Expr) -> usize {
    let known = exprs.iter().position(|known| *known == expr);
    known.unwrap_or_else(|| {
        exprs.push(expr);
        exprs.len() - 1
    })
}

/// The field that an expression is.
fn plain(expr: &Expr) -> Option<u16> {
    match expr.nodes.as_ref() {
        [Node::Field(field)] => Some(*field),
        _ => None,
    }
}

/// A calculation as the audience sees it, if its own row is all that it reads.
fn computed(reading: &Reading<'_>, column: Column) -> Option<Cow<'static, Expr>> {
    let Column::Calculation(at) = column else { return None };
    let expr = &reading.meta.calculations[at as usize].expr;
    if expr.reads_relations() {
        return None;
    }
    match visible::sight(&reading.viewer, reading.meta, column) {
        Sight::Always => Some(Cow::Borrowed(expr)),
        sight => Some(sight.through(expr.clone())).filter(|seen| !seen.reads_relations()).map(Cow::Owned),
    }
}

/// A column as the audience sees it, folded.
fn shown(reading: &Reading<'_>, column: Column) -> Expr {
    let expr = match column {
        Column::Field(field) => Expr::field(field),
        Column::Calculation(at) => reading.viewer.fold(reading.meta, &reading.meta.calculations[at as usize].expr),
    };
    visible::sight(&reading.viewer, reading.meta, column).through(expr)
}

/// The stored fields in order, then the calculations; outside, those that leave the server.
fn every_column(reading: &Reading<'_>) -> Selection {
    let meta = reading.meta;
    let fields = (0..meta.fields.len()).map(|at| Column::Field(at as u16));
    let calculations = (0..meta.calculations.len()).map(|at| Column::Calculation(at as u16));
    let shown = |column: &Column| !reading.is_outside() || visible::is_nameable(meta, *column);
    Selection { columns: fields.chain(calculations).filter(shown).collect() }
}
