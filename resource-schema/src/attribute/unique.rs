//! `#[unique(name, slug)]` and `#[unique(by_prefix, fields(prefix), where(..), message = "..")]`

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use super::{Flag, Formula, Once, list};
use crate::errors::Errors;

/// A unique key.
#[derive(Default)]
pub struct Unique {
    /// The names before the first part: the fields, or the identity's own name.
    pub names: Vec<Ident>,
    /// `fields(..)`
    pub fields: Once<Vec<Ident>>,
    /// `where(..)`
    pub filter: Once<Formula>,
    /// `across_tenants`
    pub across_tenants: Flag,
    /// `message = ".."`
    pub message: Once<LitStr>,
}

impl Unique {
    /// The fields and relations that are unique together.
    pub fn members(&self) -> &[Ident] {
        self.fields.get().unwrap_or(&self.names)
    }

    /// The identity's name.
    pub fn name(&self) -> String {
        self.names.iter().map(Ident::to_string).collect::<Vec<_>>().join("_")
    }
}

pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Unique> {
    if input.is_empty() {
        return Err(input.error("expected the fields that are unique together"));
    }
    let mut unique = Unique::default();
    list::items(errors, input, |input| {
        let name = Ident::parse_any(input)?;
        let names_field = input.is_empty() || input.peek(Token![,]);
        match name.to_string().as_str() {
            "fields" if !names_field => unique.fields.set(errors, &name, list::nested(input, list::names)?),
            "where" => unique.filter.set(errors, &name, list::nested(input, Formula::parse_input)?),
            "across_tenants" => unique.across_tenants.set(errors, &name, ()),
            "message" if !names_field => unique.message.set(errors, &name, list::text(input)?),
            _ if names_field => unique.names.push(name),
            _ => list::unknown(errors, "unique", &name, input),
        }
        Ok(())
    });
    Ok(unique)
}
