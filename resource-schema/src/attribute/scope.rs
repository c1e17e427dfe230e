//! `#[scope(name, expression)]`

use syn::parse::ParseStream;
use syn::{Ident, Token};

use super::Formula;
use crate::errors::Errors;

/// A named row condition.
pub struct Scope {
    /// Its name.
    pub name: Ident,
    /// The condition.
    pub condition: Formula,
}

pub(super) fn read(_: &Errors, input: ParseStream<'_>) -> syn::Result<Scope> {
    let name = input.parse()?;
    input.parse::<Token![,]>()?;
    Ok(Scope { name, condition: input.parse()? })
}
