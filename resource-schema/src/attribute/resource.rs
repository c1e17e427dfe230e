//! `#[resource(table = "alerts", json_api)]`

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr};

use super::{Flag, Once, list};
use crate::errors::Errors;

/// The table and the interfaces of a resource.
#[derive(Default)]
pub struct Head {
    /// `table = ".."`
    pub table: Once<LitStr>,
    /// `json_api`
    pub json_api: Flag,
    /// `api_type = ".."`
    pub api_type: Once<LitStr>,
    /// `append_only`
    pub append_only: Flag,
    /// `renamed_from = ".."`
    pub renamed_from: Once<LitStr>,
}

pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Head> {
    let mut head = Head::default();
    list::items(errors, input, |input| {
        let name = Ident::parse_any(input)?;
        match name.to_string().as_str() {
            "table" => head.table.set(errors, &name, list::text(input)?),
            "json_api" => head.json_api.set(errors, &name, ()),
            "api_type" => head.api_type.set(errors, &name, list::text(input)?),
            "append_only" => head.append_only.set(errors, &name, ()),
            "renamed_from" => head.renamed_from.set(errors, &name, list::text(input)?),
            _ => list::unknown(errors, "resource", &name, input),
        }
        Ok(())
    });
    Ok(head)
}
