//! `#[index(status, -last_seen, where(..))]` and `#[index(due_at, across_tenants)]`

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Token, token};

use super::{Flag, Formula, Once, list};
use crate::errors::Errors;

/// A plain index.
#[derive(Default)]
pub struct Index {
    /// Its fields and relations, in order.
    pub terms: Vec<Term>,
    /// `where(..)`
    pub filter: Once<Formula>,
    /// `across_tenants`
    pub across_tenants: Flag,
}

/// A name with a direction.
pub struct Term {
    /// The field or relation.
    pub name: Ident,
    /// `-name`
    pub descending: bool,
}

impl Term {
    /// `name` or `-name`
    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Term> {
        let descending = input.parse::<Option<Token![-]>>()?.is_some();
        Ok(Term { name: input.parse()?, descending })
    }
}

pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Index> {
    if input.is_empty() {
        return Err(input.error("expected the fields of the index"));
    }
    let mut index = Index::default();
    list::items(errors, input, |input| {
        if input.peek(Token![where]) {
            let name = Ident::parse_any(input)?;
            index.filter.set(errors, &name, list::nested(input, Formula::parse_input)?);
            return Ok(());
        }
        let term = Term::parse(input)?;
        match input.peek(token::Paren) || input.peek(Token![=]) {
            true => list::unknown(errors, "index", &term.name, input),
            false if term.name == "across_tenants" => index.across_tenants.set(errors, &term.name, ()),
            false => index.terms.push(term),
        }
        Ok(())
    });
    Ok(index)
}
