//! `prepare(hook)`, `validate(hook)`, `change(hook)` and what is built in: `change(acyclic(relation))`
//!
//! With parentheses it is built in, a bare word is a hook of the application.

use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Ident, Token, token};

use crate::attribute::list;
use crate::errors::Errors;
use crate::nearest::suggest_and;

/// A step before the write, inside the transaction.
pub enum Change {
    /// Hand-written.
    Hook(Ident),
    /// The tree that a relation to the same resource builds stays without cycles.
    Acyclic(Ident),
}

/// The names, if everything up to the end is names and commas.
pub(super) fn bare_words(input: ParseStream<'_>) -> Option<Vec<Ident>> {
    let words = |input: ParseStream<'_>| Punctuated::<Ident, Token![,]>::parse_terminated(input);
    let ahead = input.fork();
    let bare = words(&ahead).is_ok_and(|words| !words.is_empty());
    bare.then(|| words(input).ok().into_iter().flatten().collect())
}

pub(super) fn prepare(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    bare_words(input).ok_or_else(|| input.error("`prepare(..)` takes names of hooks; nothing is built in here"))
}

pub(super) fn change(errors: &Errors, input: ParseStream<'_>, changes: &mut Vec<Change>) -> syn::Result<()> {
    list::items(errors, input, |input| {
        let name: Ident = input.parse()?;
        if !input.peek(token::Paren) {
            changes.push(Change::Hook(name));
        } else if name == "acyclic" {
            changes.push(Change::Acyclic(list::nested(input, |input| input.parse())?));
        } else {
            errors.error(&name, format!("there is no built-in change `{name}`")).help(suggest_and(
                &name.to_string(),
                ["acyclic"],
                "a bare word is a hook of the application",
            ));
            list::skip_value(input);
        }
        Ok(())
    });
    Ok(())
}
