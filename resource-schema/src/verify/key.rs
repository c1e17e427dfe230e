//! Keys are of types that both databases compare exactly.

use super::Whole;
use crate::model::Type;

pub(super) fn verify(whole: &Whole<'_>) {
    for (at, resource) in whole.model.resources.iter().enumerate() {
        for field in resource.key.iter().map(|key| &resource.fields[usize::from(*key)]) {
            let inexact = match field.ty {
                Type::F64 | Type::CiText | Type::Map | Type::List(_) | Type::Embedded(_) => true,
                _ => field.secret,
            };
            if inexact {
                whole
                    .errors
                    .error(whole.field(at, &field.name), format!("`{}` cannot be part of the key", field.name))
                    .help("a key has texts, integers, UUIDs, times, enums and references");
            }
        }
    }
}
