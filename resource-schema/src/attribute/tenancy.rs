//! `#[tenancy(tenant_id)]`, `#[tenancy(root)]`, `#[tenancy(shared)]`

use proc_macro2::Span;
use syn::Ident;
use syn::parse::ParseStream;

use crate::errors::Errors;

/// Whose rows a resource has.
pub enum Tenancy {
    /// Each row has the tenant in this column.
    Column(Ident),
    /// The rows are the tenants.
    Root(Span),
    /// The platform's rows.
    Shared(Span),
}

pub(super) fn read(_: &Errors, input: ParseStream<'_>) -> syn::Result<Tenancy> {
    let name: Ident = input.parse()?;
    Ok(match name.to_string().as_str() {
        "root" => Tenancy::Root(name.span()),
        "shared" => Tenancy::Shared(name.span()),
        _ => Tenancy::Column(name),
    })
}
