//! From `syn` attributes to typed ones: one attribute at a time, one file per attribute.
//!
//! Nothing here compares one attribute with another or with the fields; that is [`crate::check`].
//! Functions report into the bag and carry on, so that one broken part leaves its neighbours checked.

pub mod action;
pub mod calculate;
pub mod causes;
pub mod field;
pub mod formula;
pub mod index;
pub mod list;
pub mod once;
pub mod partition;
pub mod policy;
pub mod relation;
pub mod resource;
pub mod rules;
pub mod scope;
pub mod state_machine;
pub mod tenancy;
pub mod trigger;
pub mod unique;
pub mod validate;
pub mod value;

pub use action::Action;
pub use formula::Formula;
pub use once::{Flag, Once};

use syn::{Attribute, Ident};

use crate::errors::Errors;

/// Everything that stands on a resource.
#[derive(Default)]
pub struct OnResource {
    /// `#[resource(..)]`
    pub resource: Once<resource::Head>,
    /// `#[tenancy(..)]`
    pub tenancy: Once<tenancy::Tenancy>,
    /// `#[partition(..)]`
    pub partition: Once<Ident>,
    /// `#[unique(..)]`
    pub unique: Vec<unique::Unique>,
    /// `#[index(..)]`
    pub index: Vec<index::Index>,
    /// `#[validate(..)]`
    pub validate: Vec<validate::Validate>,
    /// `#[scope(..)]`
    pub scope: Vec<scope::Scope>,
    /// `#[policy(..)]`
    pub policy: Vec<policy::Policy>,
    /// `#[state_machine(..)]`
    pub state_machine: Once<state_machine::StateMachine>,
    /// `#[causes(..)]`
    pub causes: Vec<causes::Causes>,
    /// `#[trigger(..)]`, `#[schedule(..)]`
    pub triggers: Vec<trigger::Trigger>,
    /// `#[read(..)]`, `#[create(..)]`, `#[update(..)]`, `#[destroy(..)]`, `#[run(..)]`
    pub actions: Vec<Action>,
}

/// Everything that stands on a field of a resource.
#[derive(Default)]
pub struct OnField {
    /// `#[field(..)]`
    pub field: Once<field::Options>,
    /// `#[relation(..)]`
    pub relation: Once<relation::Options>,
    /// `#[calculate(..)]`
    pub calculate: Once<Formula>,
}

impl OnResource {
    /// Reads the attributes of a struct; those of others are left alone.
    pub fn read(errors: &Errors, attributes: &[Attribute]) -> OnResource {
        let mut on = OnResource::default();
        for attribute in attributes {
            let Some(name) = attribute.path().get_ident() else { continue };
            match name.to_string().as_str() {
                "resource" => on.resource.read(errors, attribute, resource::read),
                "tenancy" => on.tenancy.read(errors, attribute, tenancy::read),
                "partition" => on.partition.read(errors, attribute, partition::read),
                "unique" => on.unique.extend(list::arguments(errors, attribute, unique::read)),
                "index" => on.index.extend(list::arguments(errors, attribute, index::read)),
                "validate" => on.validate.extend(list::arguments(errors, attribute, validate::read)),
                "scope" => on.scope.extend(list::arguments(errors, attribute, scope::read)),
                "policy" => on.policy.extend(list::arguments(errors, attribute, policy::read)),
                "state_machine" => on.state_machine.read(errors, attribute, state_machine::read),
                "causes" => on.causes.extend(list::arguments(errors, attribute, causes::read)),
                "trigger" => on.triggers.extend(list::arguments(errors, attribute, trigger::trigger)),
                "schedule" => on.triggers.extend(list::arguments(errors, attribute, trigger::schedule)),
                kind => on.actions.extend(action::kind(kind).and_then(|kind| action::read(errors, attribute, kind))),
            }
        }
        on
    }
}

impl OnField {
    /// Reads the attributes of a field; those of others are left alone.
    pub fn read(errors: &Errors, attributes: &[Attribute]) -> OnField {
        let mut on = OnField::default();
        for attribute in attributes {
            let Some(name) = attribute.path().get_ident() else { continue };
            match name.to_string().as_str() {
                "field" => on.field.read(errors, attribute, field::read),
                "relation" => on.relation.read(errors, attribute, relation::read),
                "calculate" => on.calculate.read(errors, attribute, calculate::read),
                _ => {}
            }
        }
        on
    }
}
