//! `#[policy(require(..))]` and `#[policy(action, require(..))]`

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Token, token};

use super::{Formula, list};
use crate::errors::Errors;
use crate::grammar;
use crate::nearest::suggest;

/// A ceiling.
pub struct Policy {
    /// The action it is over; all if there is none.
    pub action: Option<Ident>,
    /// Where `require` stands.
    pub span: Span,
    /// The condition, or the name of a scope.
    pub require: Formula,
}

pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Policy> {
    let action = match input.peek2(token::Paren) {
        true => None,
        false => {
            let action = input.parse()?;
            input.parse::<Token![,]>()?;
            Some(action)
        }
    };
    let name = Ident::parse_any(input)?;
    if name != "require" {
        // Whatever it is called, it can only be meant as the condition.
        let known = grammar::attribute("policy").all_parts().map(|part| part.name);
        errors.error(&name, format!("`#[policy(..)]` has no part `{name}`")).help(suggest(&name.to_string(), known));
    }
    Ok(Policy { action, span: name.span(), require: list::nested(input, Formula::parse_input)? })
}
