//! A struct with `#[derive(Embedded)]`.

use syn::{Data, DeriveInput, Fields, Ident};

use super::{Home, doc, is_public};
use crate::errors::{Errors, Location};
use crate::fingerprint;
use crate::ty::{Ty, ValueType};

/// A declared value object.
pub struct Embedded {
    /// The name.
    pub name: Ident,
    /// Where it stands.
    pub home: Home,
    /// The doc comment.
    pub doc: String,
    /// Whether it is `pub`.
    pub public: bool,
    /// The fields in order.
    pub fields: Vec<EmbeddedField>,
    /// Hash of the tokens.
    pub fingerprint: u64,
}

/// A declared field of a value object.
pub struct EmbeddedField {
    /// The name, also the key in JSON.
    pub name: Ident,
    /// The doc comment.
    pub doc: String,
    /// The type.
    pub ty: ValueType,
}

impl Embedded {
    /// Reads a struct; what is not the shape of a value object is reported.
    pub fn read(errors: &Errors, input: &DeriveInput, home: Home) -> Option<Embedded> {
        let fields = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) if input.generics.params.is_empty() => Some(fields),
                _ => None,
            },
            _ => None,
        };
        let Some(fields) = fields else {
            errors.error(&input.ident, "an embedded value is a struct with named fields and without parameters");
            return None;
        };
        Some(Embedded {
            name: input.ident.clone(),
            home,
            doc: doc(&input.attrs),
            public: is_public(errors, &input.vis),
            fields: fields.named.iter().filter_map(|field| EmbeddedField::read(errors, field)).collect(),
            fingerprint: fingerprint::of(input),
        })
    }
}

impl EmbeddedField {
    fn read(errors: &Errors, field: &syn::Field) -> Option<EmbeddedField> {
        let name = field.ident.clone()?;
        let ty = ValueType::read(errors, Ty::read(errors, &field.ty)?);
        if ty.secret {
            errors
                .error(Location::of(&field.ty), format!("`{name}` is secret inside a value that is shown as a whole"))
                .help("make it a field of the resource");
        }
        if !is_public(errors, &field.vis) {
            errors
                .error(&name, format!("`{name}` is private inside a value that is shown as a whole"))
                .help("write `pub`");
        }
        Some(EmbeddedField { name, doc: doc(&field.attrs), ty })
    }
}
