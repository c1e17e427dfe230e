//! A struct with `#[derive(Resource)]`.

use syn::{Data, DeriveInput, Fields, Ident};

use super::{Home, doc, is_public};
use crate::attribute::{OnField, OnResource};
use crate::errors::{Errors, Location};
use crate::fingerprint;
use crate::ty::{Shape, Ty};

/// A declared resource.
pub struct Resource {
    /// The struct's name.
    pub name: Ident,
    /// Where it stands.
    pub home: Home,
    /// The doc comment.
    pub doc: String,
    /// Whether the struct is `pub`.
    pub public: bool,
    /// The attributes on the struct.
    pub on: OnResource,
    /// The fields in order.
    pub fields: Vec<Field>,
    /// Hash of the tokens.
    pub fingerprint: u64,
}

/// A declared field.
pub struct Field {
    /// The name.
    pub name: Ident,
    /// The doc comment.
    pub doc: String,
    /// Whether it is `pub`.
    pub public: bool,
    /// The type as written.
    pub ty: Ty,
    /// What the type makes of the field.
    pub shape: Shape,
    /// The attributes on the field.
    pub on: OnField,
}

impl Resource {
    /// Reads a struct; what is not the shape of a resource is reported.
    pub fn read(errors: &Errors, input: &DeriveInput, home: Home) -> Option<Resource> {
        if !input.generics.params.is_empty() {
            errors.error(Location::of(&input.generics), "a resource has no generic parameters");
        }
        let fields = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) => fields.named.iter().collect(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        if fields.is_empty() {
            errors.error(&input.ident, "a resource is a struct with named fields");
            return None;
        }
        Some(Resource {
            name: input.ident.clone(),
            home,
            doc: doc(&input.attrs),
            public: is_public(errors, &input.vis),
            on: OnResource::read(errors, &input.attrs),
            fields: fields.into_iter().filter_map(|field| Field::read(errors, field)).collect(),
            fingerprint: fingerprint::of(input),
        })
    }

    /// The field of that name.
    pub fn field(&self, name: &Ident) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == *name)
    }

    /// Whether an action of that name is declared.
    pub fn has_action(&self, name: &Ident) -> bool {
        self.on.actions.iter().any(|action| action.name == *name)
    }
}

impl Field {
    fn read(errors: &Errors, field: &syn::Field) -> Option<Field> {
        let ty = Ty::read(errors, &field.ty)?;
        Some(Field {
            name: field.ident.clone()?,
            doc: doc(&field.attrs),
            public: is_public(errors, &field.vis),
            shape: Shape::read(errors, &ty),
            on: OnField::read(errors, &field.attrs),
            ty,
        })
    }

    /// Whether it is the key, or part of it: marked, or of the type `Id<Self>`.
    pub fn is_key(&self, resource: &Ident) -> bool {
        let marked = self.on.field.get().is_some_and(|options| options.key.is_given());
        marked || self.is_own_id(resource)
    }

    /// Whether the type is `Id<Self>`, by that or its own name.
    pub fn is_own_id(&self, resource: &Ident) -> bool {
        self.ty.wrapped("Id").is_some_and(|target| target.is("Self") || target.name == *resource)
    }
}
