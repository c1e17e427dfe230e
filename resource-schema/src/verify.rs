//! Rules over the finished model: what only shows when everything is known.
//!
//! Each file is one rule or a few that need the same view. Declarations stand beside the model, at the
//! same positions, for their spans.

mod cause_cycle;
mod cause_target;
mod embedded_cycle;
mod index;
mod key;
mod machine;
mod reference_cycle;
mod required;
mod route;
mod tenancy;
mod tenantless;
mod unique_name;

use syn::Ident;

use crate::attribute::Action;
use crate::declaration::{Declarations, Resource};
use crate::errors::Errors;
use crate::model::{self, Model};

/// Checks the whole.
pub fn verify(errors: &Errors, declarations: &Declarations, model: &Model) {
    let whole = Whole { errors, declarations, model };
    unique_name::verify(&whole);
    tenancy::verify(&whole);
    tenantless::verify(&whole);
    key::verify(&whole);
    index::verify(&whole);
    machine::verify(&whole);
    required::verify(&whole);
    reference_cycle::verify(&whole);
    embedded_cycle::verify(&whole);
    cause_cycle::verify(&whole);
    cause_target::verify(&whole);
    route::verify(&whole);
}

/// The model with the declarations it was made from.
struct Whole<'a> {
    errors: &'a Errors,
    declarations: &'a Declarations,
    model: &'a Model,
}

impl<'a> Whole<'a> {
    /// Each resource with its declaration.
    fn resources(&self) -> impl Iterator<Item = (&'a Resource, &'a model::Resource)> + use<'a> {
        self.declarations.resources.iter().zip(&self.model.resources)
    }

    /// The declared field or relation of that name; the resource if there is none.
    fn field(&self, resource: usize, name: &str) -> &'a Ident {
        let declared = &self.declarations.resources[resource];
        let field = declared.fields.iter().find(|field| field.name == name);
        field.map_or(&declared.name, |field| &field.name)
    }
}

/// Each action with its declaration.
fn actions<'a>(
    (declared, resource): (&'a Resource, &'a model::Resource),
) -> impl Iterator<Item = (&'a Action, &'a model::Action)> {
    declared.on.actions.iter().zip(&resource.actions)
}
