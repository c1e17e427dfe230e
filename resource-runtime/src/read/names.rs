//! Names from outside, and what was probably meant by an unknown one.

use resource_core::ResourceMeta;
pub(super) use resource_core::nearest::nearest;

use super::{Column, visible};
use crate::error::Failure;

/// The column that somebody outside calls `name`. `id` is the key, whatever its field is called.
pub(super) fn column(meta: &ResourceMeta, name: &str) -> Option<Column> {
    let known = columns(meta).find(|column| column.name(meta) == name);
    known.or(match (name, meta.key) {
        ("id", [key]) => Some(Column::Field(*key)),
        _ => None,
    })
}

/// Every column that somebody outside may name.
pub(super) fn columns(meta: &ResourceMeta) -> impl Iterator<Item = Column> {
    let fields = (0..meta.fields.len()).map(|at| Column::Field(at as u16));
    let calculations = (0..meta.calculations.len()).map(|at| Column::Calculation(at as u16));
    fields.chain(calculations).filter(|column| visible::is_nameable(meta, *column))
}

/// The failure about an unknown name, with the nearest known one.
pub(super) fn unknown<'a>(
    parameter: String,
    name: &str,
    meta: &ResourceMeta,
    known: impl IntoIterator<Item = &'a str>,
) -> Failure {
    let mut text = format!("`{}` has no attribute `{name}`.", meta.api_type);
    if let Some(nearest) = nearest(name, known) {
        text.push_str(&format!(" Did you mean `{nearest}`?"));
    }
    Failure::parameter(parameter, "unknown", text)
}
