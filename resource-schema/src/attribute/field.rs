//! `#[field(key, length(1..=200), default = Warning)]`

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use super::rules::Rules;
use super::{Flag, Formula, Once, list};
use crate::errors::Errors;

/// Rules and defaults of a stored field.
#[derive(Default)]
pub struct Options {
    /// `key`
    pub key: Flag,
    /// `generated`
    pub generated: Flag,
    /// `default = ..`
    pub default: Once<Formula>,
    /// `renamed_from = ".."`
    pub renamed_from: Once<LitStr>,
    /// `length`, `range`, `pattern`, `trim`
    pub rules: Rules,
}

pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Options> {
    let mut options = Options::default();
    list::items(errors, input, |input| {
        let name = Ident::parse_any(input)?;
        match name.to_string().as_str() {
            "key" => options.key.set(errors, &name, ()),
            "generated" => options.generated.set(errors, &name, ()),
            "default" => {
                input.parse::<Token![=]>()?;
                options.default.set(errors, &name, input.parse()?);
            }
            "renamed_from" => options.renamed_from.set(errors, &name, list::text(input)?),
            _ if options.rules.part(errors, &name, input)? => {}
            _ => list::unknown(errors, "field", &name, input),
        }
        Ok(())
    });
    Ok(options)
}
