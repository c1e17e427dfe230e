//! Numbers, texts, truth values and durations.

use proc_macro2::{Ident, Span};
use syn::parse::ParseStream;
use syn::{Error, Lit, Result};

use crate::errors::Location;
use crate::expression::ast::{Ast, Kind};
use crate::nearest;

pub(super) fn literal(input: ParseStream<'_>) -> Result<Ast> {
    let literal: Lit = input.parse()?;
    let mut location = Location::from(literal.span());
    let kind = match &literal {
        Lit::Bool(literal) => Kind::Bool(literal.value),
        Lit::Str(literal) if literal.value().contains('\0') => {
            return Err(Error::new(literal.span(), "a text cannot hold the character NUL; Postgres does not store it"));
        }
        Lit::Str(literal) => Kind::Text(literal.value()),
        Lit::Float(literal) => match literal.base10_parse::<f64>()? {
            number if number.is_finite() => Kind::Float(number),
            _ => return Err(Error::new(literal.span(), "this number is too large")),
        },
        Lit::Int(literal) if !literal.suffix().is_empty() => {
            return Err(Error::new(
                literal.span(),
                "numbers have no suffix here; their type follows from where they stand",
            ));
        }
        Lit::Int(literal) => match unit(input)? {
            Some((micros, span)) => {
                location = location.to(span);
                let total = literal.base10_parse::<i64>()?.checked_mul(micros);
                Kind::Duration(total.ok_or_else(|| Error::new(literal.span(), "this time is too long"))?)
            }
            None => Kind::Integer(literal.base10_parse()?),
        },
        other => return Err(Error::new(other.span(), "expected a number, a text, `true`, `false` or `null`")),
    };
    Ok(Ast { kind, location })
}

const UNITS: [(&str, i64); 4] =
    [("second", 1_000_000), ("minute", 60_000_000), ("hour", 3_600_000_000), ("day", 86_400_000_000)];

/// The unit of time behind a number.
fn unit(input: ParseStream<'_>) -> Result<Option<(i64, Span)>> {
    let Ok(name) = input.fork().parse::<Ident>() else { return Ok(None) };
    let text = name.to_string();
    if matches!(text.as_str(), "is" | "not") {
        return Ok(None);
    }
    let singular = text.strip_suffix('s').unwrap_or(&text);
    match UNITS.iter().find(|(unit, _)| *unit == singular) {
        Some((_, micros)) => {
            input.parse::<Ident>()?;
            Ok(Some((*micros, name.span())))
        }
        None => {
            let units: Vec<String> = UNITS.iter().map(|(unit, _)| format!("{unit}s")).collect();
            let help = nearest::suggest(&text, units.iter().map(String::as_str));
            Err(Error::new(name.span(), format!("`{text}` is no unit of time; {help}")))
        }
    }
}

/// The digits of the least integer behind its minus; they alone are one too many for an integer.
pub(super) fn take_least(input: ParseStream<'_>) -> Result<Option<Span>> {
    let least = |literal: &syn::LitInt| literal.to_string() == "9223372036854775808";
    match input.fork().parse::<syn::LitInt>() {
        Ok(literal) if least(&literal) => input.parse::<syn::LitInt>().map(|literal| Some(literal.span())),
        _ => Ok(None),
    }
}
