//! `#[calculate(expression)]`

use syn::parse::ParseStream;

use super::Formula;
use crate::errors::Errors;

pub(super) fn read(_: &Errors, input: ParseStream<'_>) -> syn::Result<Formula> {
    input.parse()
}
