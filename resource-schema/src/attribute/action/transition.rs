//! `Pending | Acknowledged => Resolved`, `!Inactive => Inactive`, `_ => Gone`, `=> Pending`, `A => _`

use syn::parse::ParseStream;
use syn::{Ident, Token, token};

use crate::attribute::list;
use crate::errors::Location;

/// A state change.
pub struct Transition {
    /// Where it may start.
    pub from: From,
    /// Where it ends; `None` where `set` computes it.
    pub to: Option<Ident>,
    /// All of it.
    pub location: Location,
}

/// The states that a change may start from.
pub enum From {
    /// Nothing stands before the arrow: a create.
    Nowhere,
    /// `_`
    Any,
    /// `A | B`
    States(Vec<Ident>),
    /// `!A` or `!(A | B)`
    Except(Vec<Ident>),
}

/// Whether a transition begins here: no other part begins with a capital letter or these signs.
pub(super) fn starts(input: ParseStream<'_>) -> bool {
    let capital = || {
        let name = input.cursor().ident().map(|(name, _)| name.to_string());
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    };
    input.peek(Token![=>]) || input.peek(Token![_]) || input.peek(Token![!]) || capital()
}

impl Transition {
    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Transition> {
        let start = input.span();
        let from = From::parse(input)?;
        input.parse::<Token![=>]>()?;
        let end = input.span();
        let to = match input.parse::<Option<Token![_]>>()? {
            Some(_) => None,
            None => Some(input.parse()?),
        };
        Ok(Transition { from, to, location: Location { start, end } })
    }
}

impl From {
    fn parse(input: ParseStream<'_>) -> syn::Result<From> {
        if input.peek(Token![=>]) {
            return Ok(From::Nowhere);
        }
        if input.parse::<Option<Token![_]>>()?.is_some() {
            return Ok(From::Any);
        }
        if input.parse::<Option<Token![!]>>()?.is_none() {
            return states(input).map(From::States);
        }
        match input.peek(token::Paren) {
            true => list::nested(input, states).map(From::Except),
            false => input.parse().map(|state| From::Except(vec![state])),
        }
    }
}

/// `A | B`
fn states(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    let mut states = vec![input.parse()?];
    while input.parse::<Option<Token![|]>>()?.is_some() {
        states.push(input.parse()?);
    }
    Ok(states)
}
