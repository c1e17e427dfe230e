//! Columns: stored forms, defaults, and the values of enums.

use resource_core::kind::EnumStorage;
use resource_core::meta::Generated;
use resource_core::{Node, Scalar};
use resource_migrate::{Column, ColumnKind, EnumValues, Literal};
use resource_schema::model::{Expression, Type};

use super::Tables;

impl Tables<'_> {
    pub(super) fn column(self, at: usize) -> Column {
        let field = &self.resource.fields[at];
        let enum_values = match &field.ty {
            Type::Enum(at) if !field.encrypted => Some(self.enum_values(*at)),
            _ => None,
        };
        Column {
            name: field.name.clone(),
            kind: if field.encrypted { ColumnKind::Bytes } else { self.kind(&field.ty) },
            nullable: field.nullable,
            default: field.default.as_ref().and_then(literal),
            identity: field.generated == Generated::Database,
            enum_values,
            renamed_from: field.renamed_from.clone(),
        }
    }

    fn kind(self, ty: &Type) -> ColumnKind {
        match ty {
            Type::Bool => ColumnKind::Bool,
            Type::I16 => ColumnKind::I16,
            Type::I32 => ColumnKind::I32,
            Type::I64 | Type::Duration => ColumnKind::I64,
            Type::F64 => ColumnKind::F64,
            Type::Text => ColumnKind::Text,
            Type::CiText => ColumnKind::CiText,
            Type::Uuid => ColumnKind::Uuid,
            Type::Id(_, key) => self.kind(key),
            Type::Time => ColumnKind::Time,
            Type::Bytes => ColumnKind::Bytes,
            Type::Map | Type::List(_) | Type::Embedded(_) => ColumnKind::Json,
            Type::Enum(at) => match self.model.enums[*at].storage {
                EnumStorage::Text => ColumnKind::Text,
                EnumStorage::Integer => ColumnKind::I16,
            },
        }
    }

    fn enum_values(self, at: usize) -> EnumValues {
        let declared = &self.model.enums[at];
        let variants = declared.variants.iter();
        match declared.storage {
            EnumStorage::Text => EnumValues::Text(variants.map(|variant| variant.name.clone()).collect()),
            EnumStorage::Integer => EnumValues::Integers(variants.map(|variant| i64::from(variant.number)).collect()),
        }
    }
}

/// What existing rows get when the column is added: the declared default, where it is one value for all.
fn literal(default: &Expression) -> Option<Literal> {
    match default.expr.nodes.as_ref() {
        [Node::Now] => Some(Literal::Now),
        [Node::Const(value)] => match value {
            Scalar::Null => None,
            Scalar::Bool(truth) => Some(Literal::Bool(*truth)),
            Scalar::I64(number) => Some(Literal::Integer(*number)),
            Scalar::F64(number) => Some(Literal::Number(format!("{number:?}"))),
            Scalar::Text(text) => Some(Literal::Text(text.clone().into_owned())),
            Scalar::Uuid(uuid) => Some(Literal::Uuid(uuid.to_string())),
            Scalar::Time(micros) => Some(Literal::Time(*micros)),
            Scalar::Json(text) => Some(Literal::Json(text.clone().into_owned())),
            Scalar::Bytes(_) => None,
        },
        _ => None,
    }
}
