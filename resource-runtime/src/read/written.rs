//! What an actor outside sees of a row that an action answered: by the same rule as what it reads.

use resource_core::evaluate::{Environment, holds};
use resource_core::{Expr, Kind, ResourceMeta, Root, Scalar};
use uuid::Uuid;

use super::reading::{Viewer, equals};
use super::visible::{self, Sight};
use super::{Audience, Column};
use crate::cx::AnyCx;
use crate::db::Access;
use crate::error::Result;
use crate::row::Row;
use crate::sql::{Between, Scope, Text, condition, write};

/// For each column of an answered row (the stored fields in order, then the calculations), whether the
/// actor sees it. Of a row that it may change but not read it sees the key.
///
/// # Errors
/// [`crate::error::Class::Internal`] when the row is none of the resource; what the database refuses, where a rule
/// depends on other rows.
pub async fn visible_row(cx: &AnyCx, meta: &'static ResourceMeta, row: &Row) -> Result<Vec<bool>> {
    let viewer = Viewer::new(cx, Audience::Outside);
    let columns = (0..meta.fields.len() + meta.calculations.len()).filter_map(|at| Column::at(meta, at as u16));
    let columns: Vec<Column> = columns.collect();
    let sights = columns.iter().map(|column| match visible::is_nameable(meta, *column) {
        true => visible::sight(&viewer, meta, *column),
        false => Sight::Never,
    });
    let sights: Vec<Sight> = sights.collect();
    let readable = visible::readable(&viewer, meta).unwrap_or_else(|| Expr::constant(false));

    let mut questions = vec![readable];
    questions.extend(sights.iter().filter_map(|sight| match sight {
        Sight::Where(condition) => Some(condition.clone()),
        Sight::Always | Sight::Never => None,
    }));
    let mut answers = answered(&viewer, meta, row, &questions).await?.into_iter();
    let readable = answers.next().unwrap_or(false);
    let seen = columns.iter().zip(&sights).map(|(column, sight)| {
        let seen = match sight {
            Sight::Always => true,
            Sight::Never => false,
            Sight::Where(_) => answers.next().unwrap_or(false),
        };
        seen && (readable || matches!(column, Column::Field(field) if meta.key.contains(field)))
    });
    Ok(seen.collect())
}

/// Whether conditions hold on a row: from the row itself, unless one needs others.
async fn answered(
    viewer: &Viewer<'_>,
    meta: &'static ResourceMeta,
    row: &Row,
    questions: &[Expr],
) -> Result<Vec<bool>> {
    let stored = meta.fields.iter().enumerate().map(|(at, field)| row.scalar(at, field.kind));
    let stored = Stored(stored.collect::<Result<_>>()?);
    if !questions.iter().any(Expr::reads_relations) {
        return Ok(questions.iter().map(|question| holds(question, &stored)).collect());
    }
    let (scope, mut list) = (Scope::of(meta, meta.table), Between::COMMA);
    let mut select = Text::new(viewer.cx.connection().db().dialect());
    select.add("SELECT ");
    questions.iter().for_each(|question| write(list.next(&mut select), question, &scope));
    select.add(" FROM ").name(meta.table);
    let mut narrowed = Between::WHERE;
    let by_key = meta.key.iter().map(|field| equals(meta, *field, stored.field(*field)));
    for holds in viewer.fence(meta)?.into_iter().chain(by_key) {
        condition(narrowed.next(&mut select), &holds, &scope);
    }
    let rows = viewer.cx.connection().query(Access::Read, select).await?;
    let Some(row) = rows.first() else { return Ok(vec![false; questions.len()]) };
    let truth = |at| Ok(row.scalar(at, Kind::Bool)? == Scalar::Bool(true));
    (0..questions.len()).map(truth).collect()
}

/// The stored fields of a row, for conditions about it alone.
struct Stored(Vec<Scalar>);

impl Environment for Stored {
    fn field(&self, field: u16) -> Scalar {
        self.0.get(field as usize).cloned().unwrap_or(Scalar::Null)
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
