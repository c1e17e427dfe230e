//! What the answer to a write shows of the row that was written.

use resource_core::ResourceMeta;
use resource_runtime::error::Result;
use resource_runtime::read::{Column, Selection, visible_row};
use resource_runtime::row::Row;

use super::Call;
use crate::request::fieldset::Fieldsets;
use crate::response::link::Links;
use crate::response::{self, Plan};

/// The document with a written row, and the URL of its record. What policies hide from the caller is
/// left out: it may be null where the description of the type knows no null.
pub(super) async fn record(call: &Call<'_>, row: &Row, fields: &Fieldsets) -> Result<(Vec<u8>, Option<String>)> {
    let meta = call.endpoint.meta;
    let api_type = call.api.catalog.of(meta);
    let mut plan = Plan::new(&call.api.catalog, api_type, &written(meta), fields);
    plan.show_only(&visible_row(&call.cx, meta, row).await?);
    let url = call.api.catalog.url(api_type, &plan.key_text(row)?);
    let bytes = response::written(&plan, row, &Links::to_self(url.clone()))?;
    Ok((bytes, url))
}

/// The columns of the rows that writes answer with.
fn written(meta: &ResourceMeta) -> Selection {
    let fields = (0..meta.fields.len()).map(|at| Column::Field(at as u16));
    let calculations = (0..meta.calculations.len()).map(|at| Column::Calculation(at as u16));
    Selection { columns: fields.chain(calculations).collect() }
}
