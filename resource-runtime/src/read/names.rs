//! Names from outside, and what was probably meant by an unknown one.

use resource_core::ResourceMeta;

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

/// The known name that is at most a third away.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let distances = known.into_iter().map(|known| (strsim::damerau_levenshtein(name, known), known));
    let close = distances.filter(|(distance, known)| *distance <= known.len().max(name.len()).div_ceil(3));
    close.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}
