//! Reading comma-separated parts so that a broken one spoils no other.

use syn::ext::IdentExt as _;
use syn::parse::{ParseBuffer, ParseStream};
use syn::{Attribute, Ident, LitInt, LitStr, Token, parenthesized};

use crate::errors::Errors;
use crate::grammar;
use crate::nearest::suggest;

/// Reads what stands in an attribute's parentheses.
pub fn arguments<T>(
    errors: &Errors,
    attribute: &Attribute,
    read: impl FnOnce(&Errors, ParseStream<'_>) -> syn::Result<T>,
) -> Option<T> {
    let parser = |input: ParseStream<'_>| whole(input, |input| read(errors, input));
    errors.parsed(attribute.parse_args_with(parser))
}

/// Reads `a, b, c` to the end; `item` starts at each item and stops before its comma.
pub fn items(errors: &Errors, input: ParseStream<'_>, mut item: impl FnMut(ParseStream<'_>) -> syn::Result<()>) {
    while !input.is_empty() {
        if let Err(error) = item(input) {
            errors.syntax(&error);
            skip_value(input);
        } else if !input.is_empty() && !input.peek(Token![,]) {
            errors.error(input.span(), "expected `,`");
            skip_value(input);
        }
        // After skipping there is a comma or nothing.
        let _ = input.parse::<Token![,]>();
    }
}

/// Reads all of `( .. )`.
pub fn nested<T>(input: ParseStream<'_>, read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>) -> syn::Result<T> {
    let content;
    parenthesized!(content in input);
    whole(&content, read)
}

/// Reads everything, or drains the rest: what is left unread would be reported once more.
fn whole<T>(input: &ParseBuffer<'_>, read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>) -> syn::Result<T> {
    let result = read(input).and_then(|value| match input.is_empty() {
        true => Ok(value),
        false => Err(input.error("nothing more is expected here")),
    });
    drain(input);
    result
}

/// Names separated by commas, at least one.
pub fn names(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    let names = input.parse_terminated(Ident::parse_any, Token![,])?;
    if names.is_empty() {
        return Err(input.error("expected at least one name"));
    }
    Ok(names.into_iter().collect())
}

/// `= "text"`
pub fn text(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// `= name`
pub fn name(input: ParseStream<'_>) -> syn::Result<Ident> {
    input.parse::<Token![=]>()?;
    Ident::parse_any(input)
}

/// `= 5`
pub fn number(input: ParseStream<'_>) -> syn::Result<LitInt> {
    input.parse::<Token![=]>()?;
    let number: LitInt = input.parse()?;
    number.base10_parse::<u32>()?;
    Ok(number)
}

/// Reports a part that the attribute does not have and consumes its value.
pub fn unknown(errors: &Errors, attribute: &str, part: &Ident, input: ParseStream<'_>) {
    let known = grammar::attribute(attribute).all_parts().map(|part| part.name);
    errors.error(part, format!("`#[{attribute}(..)]` has no part `{part}`")).help(suggest(&part.to_string(), known));
    skip_value(input);
}

/// Consumes everything before the next comma.
pub fn skip_value(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        skip_token(input);
    }
}

fn drain(input: &ParseBuffer<'_>) {
    while !input.is_empty() {
        skip_token(input);
    }
}

fn skip_token(input: &ParseBuffer<'_>) {
    let skipped = input.step(|cursor| match cursor.token_tree() {
        Some((_, rest)) => Ok(((), rest)),
        None => Err(cursor.error("expected a token")),
    });
    debug_assert!(skipped.is_ok(), "a stream that is not empty has a token");
}
