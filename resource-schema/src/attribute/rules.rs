//! Rules of one value, which fields and arguments share: `length`, `range`, `pattern`, `trim`.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Ident, LitInt, LitStr, Token};

use super::{Flag, Once, list};
use crate::errors::Errors;

/// What values must satisfy beyond their type.
#[derive(Default)]
pub struct Rules {
    /// `length(..)`
    pub length: Once<Bounds>,
    /// `range(..)`
    pub range: Once<Bounds>,
    /// `pattern(..)`
    pub pattern: Once<LitStr>,
    /// `trim`
    pub trim: Flag,
}

/// Inclusive bounds.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// The least.
    pub min: Option<i64>,
    /// The greatest.
    pub max: Option<i64>,
    /// Where they stand.
    pub span: Span,
}

impl Rules {
    /// Reads the part if it is a rule; false if it is none.
    pub(super) fn part(&mut self, errors: &Errors, name: &Ident, input: ParseStream<'_>) -> syn::Result<bool> {
        match name.to_string().as_str() {
            "length" => self.length.set(errors, name, list::nested(input, Bounds::parse)?),
            "range" => self.range.set(errors, name, list::nested(input, Bounds::parse)?),
            "pattern" => self.pattern.set(errors, name, list::nested(input, |input| input.parse())?),
            "trim" => self.trim.set(errors, name, ()),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl Bounds {
    fn parse(input: ParseStream<'_>) -> syn::Result<Bounds> {
        let span = input.span();
        let min = (!input.peek(Token![..])).then(|| integer(input)).transpose()?;
        if input.peek(Token![..=]) {
            input.parse::<Token![..=]>()?;
            return Ok(Bounds { min, max: Some(integer(input)?), span });
        }
        let dots: Token![..] = input.parse()?;
        if !input.is_empty() {
            return Err(syn::Error::new(dots.spans[0], "bounds include both ends: write `..=`"));
        }
        Ok(Bounds { min, max: None, span })
    }
}

fn integer(input: ParseStream<'_>) -> syn::Result<i64> {
    let negative = input.parse::<Option<Token![-]>>()?.is_some();
    let number: i64 = input.parse::<LitInt>()?.base10_parse()?;
    Ok(if negative { -number } else { number })
}
