//! `#[validate(name, expression, field = slug, code = too_old, message = "..")]`

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use super::{Formula, Once, list};
use crate::errors::Errors;

/// A condition that every row satisfies.
pub struct Validate {
    /// Its name.
    pub name: Ident,
    /// The condition.
    pub condition: Condition,
}

/// A condition with what to say when it fails.
pub struct Condition {
    /// The condition.
    pub formula: Formula,
    /// `field = ..`
    pub field: Once<Ident>,
    /// `code = ..`
    pub code: Once<Ident>,
    /// `message = ".."`
    pub message: Once<LitStr>,
}

pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Validate> {
    let name = input.parse()?;
    input.parse::<Token![,]>()?;
    Ok(Validate { name, condition: Condition::read(errors, input)? })
}

impl Condition {
    /// The expression and the parts that follow it.
    pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Condition> {
        let formula = input.parse()?;
        let (field, code, message) = (Once::default(), Once::default(), Once::default());
        let mut condition = Condition { formula, field, code, message };
        if input.is_empty() {
            return Ok(condition);
        }
        input.parse::<Token![,]>()?;
        list::items(errors, input, |input| {
            let name = Ident::parse_any(input)?;
            match name.to_string().as_str() {
                "field" => condition.field.set(errors, &name, list::name(input)?),
                "code" => condition.code.set(errors, &name, list::name(input)?),
                "message" => condition.message.set(errors, &name, list::text(input)?),
                _ => list::unknown(errors, "validate", &name, input),
            }
            Ok(())
        });
        Ok(condition)
    }
}
