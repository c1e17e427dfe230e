//! Rules that need one declaration: the derive and code generation run them alike.
//!
//! Each file is one group of rules. What needs another declaration, or the type of an expression, is in
//! [`crate::resolve`] and [`crate::verify`].

mod action;
mod append_only;
mod causes;
mod duplicate;
mod embedded;
mod enumeration;
mod field;
mod head;
mod hook;
mod index;
mod key;
mod machine;
pub(crate) mod member;
mod name;
mod policy;
pub(crate) mod read;
mod relation;
mod rules;
mod tenancy;
mod trigger;
mod upsert;

use crate::declaration::{Declarations, Embedded, Enumeration, Resource};
use crate::errors::Errors;

/// Checks every declaration on its own.
pub fn check(errors: &Errors, declarations: &Declarations) {
    declarations.resources.iter().for_each(|declared| resource(errors, declared));
    declarations.enums.iter().for_each(|declared| enumeration(errors, declared));
    declarations.embedded.iter().for_each(|declared| embedded(errors, declared));
}

/// Checks one resource.
pub fn resource(errors: &Errors, resource: &Resource) {
    head::check(errors, resource);
    tenancy::check(errors, resource);
    name::check(errors, resource);
    duplicate::check(errors, resource);
    key::check(errors, resource);
    field::check(errors, resource);
    relation::check(errors, resource);
    index::check(errors, resource);
    machine::check(errors, resource);
    policy::check(errors, resource);
    causes::check(errors, resource);
    trigger::check(errors, resource);
    append_only::check(errors, resource);
    for declared in &resource.on.actions {
        action::check(errors, resource, declared);
        read::check(errors, resource, declared);
        upsert::check(errors, resource, declared);
        machine::check_action(errors, resource, declared);
    }
    action::check_primaries(errors, resource);
    hook::check(errors, resource);
}

/// Checks one enum.
pub fn enumeration(errors: &Errors, declared: &Enumeration) {
    enumeration::check(errors, declared);
}

/// Checks one value object.
pub fn embedded(errors: &Errors, declared: &Embedded) {
    embedded::check(errors, declared);
}
