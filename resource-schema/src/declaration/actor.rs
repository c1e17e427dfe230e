//! A struct with `#[actor]`: the fields of `actor.x`.

use syn::{Fields, Ident, ItemStruct};

use super::Home;
use crate::errors::Errors;
use crate::ty::{Ty, ValueType};

/// The declared actor.
pub struct Actor {
    /// The name.
    pub name: Ident,
    /// Where it stands.
    pub home: Home,
    /// The fields in order.
    pub fields: Vec<ActorField>,
}

/// A declared field of the actor.
pub struct ActorField {
    /// The name.
    pub name: Ident,
    /// The type.
    pub ty: ValueType,
}

impl Actor {
    /// Reads a struct; what is not the shape of an actor is reported.
    pub fn read(errors: &Errors, item: &ItemStruct, home: Home) -> Option<Actor> {
        let Fields::Named(fields) = &item.fields else {
            errors.error(&item.ident, "an actor is a struct with named fields");
            return None;
        };
        let fields = fields.named.iter().filter_map(|field| ActorField::read(errors, field)).collect();
        Some(Actor { name: item.ident.clone(), home, fields })
    }
}

impl ActorField {
    fn read(errors: &Errors, field: &syn::Field) -> Option<ActorField> {
        let name = field.ident.clone()?;
        if name == "name" {
            errors
                .error(&name, "`actor.name` is built in")
                .help("it is a text, for example `user:<uuid>`; choose another name for this field");
        }
        Some(ActorField { name, ty: ValueType::read(errors, Ty::read(errors, &field.ty)?) })
    }
}
