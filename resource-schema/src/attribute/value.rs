//! `#[value("tcp_connect")]` on variants and `#[repr(i16)]` on enums.

use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitStr};

use super::{Once, list};
use crate::errors::Errors;

/// The stored name that a variant gives itself.
pub fn read(errors: &Errors, attributes: &[Attribute]) -> Once<LitStr> {
    let mut value = Once::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("value")) {
        value.read(errors, attribute, |_: &Errors, input: ParseStream<'_>| input.parse());
    }
    value
}

/// Whether the enum is stored as integers.
pub fn is_integer(errors: &Errors, attributes: &[Attribute]) -> bool {
    let mut integer = false;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("repr")) {
        let repr = list::arguments(errors, attribute, |_, input| input.parse::<Ident>());
        match repr {
            Some(repr) if repr == "i16" => integer = true,
            Some(repr) => {
                errors
                    .error(&repr, format!("an enum cannot be stored as `{repr}`"))
                    .help("use `#[repr(i16)]` to store numbers, or no `repr` to store names");
            }
            None => {}
        }
    }
    integer
}
