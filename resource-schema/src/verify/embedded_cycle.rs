//! A value object does not contain itself: its description would be infinite.

use super::Whole;
use crate::model::{Model, Type};

pub(super) fn verify(whole: &Whole<'_>) {
    for (at, embedded) in whole.model.embedded.iter().enumerate() {
        for field in &embedded.fields {
            if !reaches(whole.model, &field.ty, at, &mut Vec::new()) {
                continue;
            }
            let declared = &whole.declarations.embedded[at];
            let name = declared.fields.iter().find(|declared| declared.name == field.name).map(|field| &field.name);
            whole
                .errors
                .error(name.unwrap_or(&declared.name), format!("`{}` contains itself", embedded.name))
                .help("make it a resource with a relation to itself");
        }
    }
}

fn reaches(model: &Model, ty: &Type, target: usize, seen: &mut Vec<usize>) -> bool {
    match ty {
        Type::List(item) => reaches(model, item, target, seen),
        Type::Embedded(at) if *at == target => true,
        Type::Embedded(at) if !seen.contains(at) => {
            seen.push(*at);
            model.embedded[*at].fields.iter().any(|field| reaches(model, &field.ty, target, seen))
        }
        _ => false,
    }
}
