//! An enum with `#[derive(ResourceEnum)]`.

use resource_core::name::snake_case;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Expr, ExprLit, ExprUnary, Fields, Ident, Lit, UnOp};

use super::{Home, doc, is_public};
use crate::attribute::value;
use crate::errors::{Errors, Location};
use crate::fingerprint;

/// A declared enum.
pub struct Enumeration {
    /// The name.
    pub name: Ident,
    /// Where it stands.
    pub home: Home,
    /// The doc comment.
    pub doc: String,
    /// Whether it is `pub`.
    pub public: bool,
    /// `#[repr(i16)]`: stored as numbers.
    pub integer: bool,
    /// The variants in order.
    pub variants: Vec<Variant>,
    /// Hash of the tokens.
    pub fingerprint: u64,
}

/// A declared variant.
pub struct Variant {
    /// The name.
    pub name: Ident,
    /// The stored name.
    pub stored: String,
    /// Where the stored name is given, or the variant.
    pub location: Location,
    /// The stored number; the position in a text enum.
    pub number: i16,
    /// The doc comment.
    pub doc: String,
}

impl Enumeration {
    /// Reads an enum; what is not a set of names is reported.
    pub fn read(errors: &Errors, input: &DeriveInput, home: Home) -> Option<Enumeration> {
        let Data::Enum(data) = &input.data else {
            errors.error(&input.ident, "`ResourceEnum` is derived for enums");
            return None;
        };
        if data.variants.is_empty() {
            errors
                .error(&input.ident, format!("`{}` has no variants", input.ident))
                .help("a value must be one of them");
        }
        let integer = value::is_integer(errors, &input.attrs);
        let variants = data.variants.iter().enumerate();
        Some(Enumeration {
            name: input.ident.clone(),
            home,
            doc: doc(&input.attrs),
            public: is_public(errors, &input.vis),
            integer,
            variants: variants.map(|(at, variant)| Variant::read(errors, variant, at, integer)).collect(),
            fingerprint: fingerprint::of(input),
        })
    }
}

impl Variant {
    fn read(errors: &Errors, variant: &syn::Variant, at: usize, integer: bool) -> Variant {
        if !matches!(variant.fields, Fields::Unit) {
            errors
                .error(Location::of(&variant.fields), format!("`{}` carries a value", variant.ident))
                .help("variants are names; use an embedded struct for structured values");
        }
        let value = value::read(errors, &variant.attrs);
        let location = value.get().map_or(Location::from(&variant.ident), |text| text.span().into());
        let stored = value.get().map_or_else(|| snake_case(&variant.ident.to_string()), syn::LitStr::value);
        let number = match (&variant.discriminant, integer) {
            (Some((_, number)), true) => read_number(errors, number),
            (Some((_, number)), false) => {
                errors
                    .error(Location::of(number), "an enum that is stored as names has no numbers")
                    .help("add `#[repr(i16)]` to the enum to store numbers");
                None
            }
            (None, true) => {
                errors
                    .error(&variant.ident, format!("`{}` has no number", variant.ident))
                    .help("numbers are stored, so each is written out: `Info = 0`");
                None
            }
            (None, false) => i16::try_from(at).ok(),
        };
        let name = variant.ident.clone();
        Variant { name, stored, location, number: number.unwrap_or_default(), doc: doc(&variant.attrs) }
    }
}

fn read_number(errors: &Errors, expr: &Expr) -> Option<i16> {
    let (negative, literal) = match expr {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => (true, expr.as_ref()),
        other => (false, other),
    };
    let number = match literal {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse::<i32>().ok(),
        _ => None,
    };
    let number = number.and_then(|number| i16::try_from(if negative { -number } else { number }).ok());
    if number.is_none() {
        errors.error(expr.span(), "expected a number from -32768 to 32767");
    }
    number
}
