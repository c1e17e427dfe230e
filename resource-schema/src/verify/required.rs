//! A create gives every field a value.

use resource_core::meta::{ActionKind, Generated};

use super::{Whole, actions};
use crate::model::{Action, InputTarget, Resource};
use crate::nearest::listed;

pub(super) fn verify(whole: &Whole<'_>) {
    for pair in whole.resources() {
        let creates = actions(pair).filter(|(_, action)| action.kind == ActionKind::Create);
        for (declared, action) in creates {
            // Hooks may set fields; what they leave out is found when the row is written.
            if !action.prepare.is_empty() || !action.change.is_empty() {
                continue;
            }
            let missing = missing(pair.1, action);
            if !missing.is_empty() {
                whole
                    .errors
                    .error(&declared.name, format!("`{}` gives no value to {}", declared.name, listed(&missing)))
                    .help("accept it, set it, give the field a default, or make it `Option<..>`");
            }
        }
    }
}

/// The names under which the declaration knows the fields.
fn missing<'a>(resource: &'a Resource, action: &Action) -> Vec<&'a str> {
    let state = resource.machine.as_ref().map(|machine| machine.field);
    let given = |at: u16| {
        let accepted = action.inputs.iter().any(|input| match input.target {
            InputTarget::Field(field) | InputTarget::Relation(_, field) => field == at,
            InputTarget::Argument => false,
        });
        accepted || action.set.iter().any(|(field, _)| *field == at) || state == Some(at)
    };
    let fields = resource.fields.iter().enumerate().filter(|(at, field)| {
        !field.nullable && field.default.is_none() && field.generated == Generated::No && !given(*at as u16)
    });
    let named = fields.map(|(_, field)| match field.relation {
        Some(relation) => resource.relations[usize::from(relation)].name.as_str(),
        None => field.name.as_str(),
    });
    named.collect()
}
