//! `#[partition(relation)]`

use syn::Ident;
use syn::parse::ParseStream;

use crate::errors::Errors;

pub(super) fn read(_: &Errors, input: ParseStream<'_>) -> syn::Result<Ident> {
    input.parse()
}
