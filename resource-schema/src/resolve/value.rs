//! Enums and embedded values.

use resource_core::kind::EnumStorage;

use super::ty::Types;
use crate::declaration;
use crate::errors::Errors;
use crate::model::{Embedded, EmbeddedField, Enum, Variant};

pub(super) fn enumeration(declared: &declaration::Enumeration) -> Enum {
    let name = declared.name.to_string();
    Enum {
        rust_path: declared.home.rust_path(&name),
        name,
        doc: declared.doc.clone(),
        storage: if declared.integer { EnumStorage::Integer } else { EnumStorage::Text },
        variants: declared
            .variants
            .iter()
            .map(|variant| Variant {
                variant: variant.name.to_string(),
                name: variant.stored.clone(),
                number: variant.number,
                doc: variant.doc.clone(),
            })
            .collect(),
    }
}

pub(super) fn embedded(errors: &Errors, types: &Types<'_>, declared: &declaration::Embedded) -> Embedded {
    let name = declared.name.to_string();
    let fields = declared.fields.iter().filter_map(|field| {
        Some(EmbeddedField {
            name: field.name.to_string(),
            ty: types.value(errors, None, &field.ty.ty)?,
            nullable: field.ty.nullable,
            doc: field.doc.clone(),
        })
    });
    Embedded { fields: fields.collect(), rust_path: declared.home.rust_path(&name), name, doc: declared.doc.clone() }
}
