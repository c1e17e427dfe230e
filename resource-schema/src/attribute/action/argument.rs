//! `argument(password: Secret<String>, length(12..=72))`

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use crate::attribute::rules::Rules;
use crate::attribute::{Once, list};
use crate::errors::Errors;
use crate::nearest::suggest;
use crate::ty::{Ty, ValueType};

/// An input for expressions and hooks.
pub struct Argument {
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: ValueType,
    /// `doc = ".."`
    pub doc: Once<LitStr>,
    /// What values must satisfy.
    pub rules: Rules,
}

impl Argument {
    /// `None` if the type is nothing that a value can have, which is reported.
    pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Option<Argument>> {
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let ty = Ty::read(errors, &input.parse()?).map(|ty| ValueType::read(errors, ty));
        let mut doc = Once::default();
        let mut rules = Rules::default();
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        list::items(errors, input, |input| {
            let part = Ident::parse_any(input)?;
            match part == "doc" {
                true => doc.set(errors, &part, list::text(input)?),
                false if rules.part(errors, &part, input)? => {}
                false => unknown(errors, &part, input),
            }
            Ok(())
        });
        Ok(ty.map(|ty| Argument { name, ty, doc, rules }))
    }
}

/// A name followed by a colon is meant to be a second argument.
fn unknown(errors: &Errors, part: &Ident, input: ParseStream<'_>) {
    let error = errors.error(part, format!("`argument(..)` has no part `{part}`"));
    match input.peek(Token![:]) {
        true => error.help(format!("each argument has its own: `argument({part}: ..)`")),
        false => error.help(suggest(&part.to_string(), ["length", "range", "pattern", "trim", "doc"])),
    };
    list::skip_value(input);
}
