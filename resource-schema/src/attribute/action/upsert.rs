//! `upsert(identity, update = touch, set(last_seen = new.last_seen))`

use syn::Ident;
use syn::Token;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;

use super::set::Assignment;
use crate::attribute::{Once, list};
use crate::errors::Errors;
use crate::nearest::suggest;

/// A create that takes over an existing row.
pub struct Upsert {
    /// The identity that decides which row, or `key`.
    pub identity: Ident,
    /// `update = ..`
    pub update: Once<Ident>,
    /// `set(..)`
    pub set: Vec<Assignment>,
}

impl Upsert {
    pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Upsert> {
        let mut upsert = Upsert { identity: input.parse()?, update: Once::default(), set: Vec::new() };
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        list::items(errors, input, |input| {
            let name = Ident::parse_any(input)?;
            match name.to_string().as_str() {
                "update" => upsert.update.set(errors, &name, list::name(input)?),
                "set" => upsert.set.extend(list::nested(input, |input| Ok(Assignment::read_all(errors, input)))?),
                other => {
                    errors
                        .error(&name, format!("`upsert(..)` has no part `{other}`"))
                        .help(suggest(other, ["update", "set"]));
                    list::skip_value(input);
                }
            }
            Ok(())
        });
        Ok(upsert)
    }
}
