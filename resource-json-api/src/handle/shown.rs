//! What the answer to a write shows of the row that was written.
//!
//! A write answers with the whole row. Where policies hide fields from some callers, which rows that
//! concerns is for the reading pipeline to say, so the row is read once more through it; without such
//! rules, which is nearly always, the written row is encoded as it is.

use resource_core::{Expr, Node, ResourceMeta, Scalar};
use resource_runtime::authorize;
use resource_runtime::error::{Class, Result};
use resource_runtime::read::{self, Audience, Column, Query, Selection};
use resource_runtime::row::Row;
use resource_runtime::{AnyCx, Slots};

use super::Call;
use crate::request::fieldset::Fieldsets;
use crate::response::link::Links;
use crate::response::{self, Node as Shown, Plan};

/// The document with a written row, and the URL of its record.
pub(super) async fn record(call: &Call<'_>, row: &Row, fields: &Fieldsets) -> Result<(Vec<u8>, Option<String>)> {
    let meta = call.endpoint.meta;
    let api_type = call.api.catalog.of(meta);
    let selection = written(meta);
    let plan = Plan::new(&call.api.catalog, api_type, &selection, fields);
    let url = call.api.catalog.url(api_type, &plan.key_text(row)?);
    let links = Links::to_self(url.clone());
    let guarded = guarded(&call.cx, meta);
    if guarded.is_empty() {
        return Ok((response::written(&plan, row, &links)?, url));
    }
    let bytes = match read_again(call, row, fields).await {
        Ok(Some(answer)) => response::one(&Shown::new(&call.api.catalog, &answer, fields), &links)?,
        Ok(None) => without(call, row, fields, &guarded)?,
        Err(error) if matches!(error.class(), Class::Forbidden | Class::NotFound | Class::Unauthenticated) => {
            without(call, row, fields, &guarded)?
        }
        Err(error) => return Err(error),
    };
    Ok((bytes, url))
}

/// The columns of the rows that writes answer with.
fn written(meta: &ResourceMeta) -> Selection {
    let fields = (0..meta.fields.len()).map(|at| Column::Field(at as u16));
    let calculations = (0..meta.calculations.len()).map(|at| Column::Calculation(at as u16));
    Selection { columns: fields.chain(calculations).collect() }
}

async fn read_again(call: &Call<'_>, row: &Row, fields: &Fieldsets) -> Result<Option<read::Answer>> {
    let meta = call.endpoint.meta;
    let Some(action) = meta.primary_read() else { return Ok(None) };
    let key = meta.key.iter().map(|at| row.scalar(usize::from(*at), meta.fields[usize::from(*at)].kind));
    let key: Vec<Scalar> = key.collect::<Result<_>>()?;
    let query = Query {
        select: Some(fields.selection(call.api.catalog.of(meta))),
        audience: Audience::Outside,
        ..Query::new(action, Slots::empty(&meta.actions[usize::from(action)]))
    };
    read::get(&call.cx, meta, &key, query).await.map(Some)
}

/// The row without everything that is hidden from anybody.
fn without(call: &Call<'_>, row: &Row, fields: &Fieldsets, guarded: &[Column]) -> Result<Vec<u8>> {
    let api_type = call.api.catalog.of(call.endpoint.meta);
    let fields = fields.without(api_type, guarded);
    let plan = Plan::new(&call.api.catalog, api_type, &written(call.endpoint.meta), &fields);
    let url = call.api.catalog.url(api_type, &plan.key_text(row)?);
    response::written(&plan, row, &Links::to_self(url))
}

/// The columns that policies hide from the caller on some rows.
fn guarded(cx: &AnyCx, meta: &'static ResourceMeta) -> Vec<Column> {
    let fields = (0..meta.fields.len() as u16).filter(|at| is_guarded(cx, meta, *at)).map(Column::Field);
    let calculations = meta.calculations.iter().enumerate().filter(|(at, calculation)| {
        authorize::field(cx, meta, meta.fields.len() + at).is_some() || reads_guarded(cx, meta, &calculation.expr)
    });
    fields.chain(calculations.map(|(at, _)| Column::Calculation(at as u16))).collect()
}

/// The key and the tenant are part of what reading a row means.
fn is_guarded(cx: &AnyCx, meta: &'static ResourceMeta, field: u16) -> bool {
    let named_by_row = meta.key.contains(&field) || meta.tenant_field() == Some(field);
    !named_by_row && authorize::field(cx, meta, usize::from(field)).is_some()
}

fn reads_guarded(cx: &AnyCx, meta: &'static ResourceMeta, expr: &Expr) -> bool {
    expr.nodes.iter().any(|node| match node {
        Node::Field(field) => is_guarded(cx, meta, *field),
        Node::Via(at, inner) | Node::Exists(at, inner) | Node::Count(at, inner) => {
            let relation = &meta.relations[usize::from(*at)];
            let mut sides = relation.on.iter();
            sides.any(|(own, other)| is_guarded(cx, meta, *own) || is_guarded(cx, relation.target, *other))
                || reads_guarded(cx, relation.target, inner)
        }
        _ => false,
    })
}
