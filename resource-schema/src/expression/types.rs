//! Which types go together.

use resource_core::kind::EnumStorage;
use resource_core::{Bounds, Kind};

use crate::model::{Enum, Type};

/// What kind of comparison two types allow.
pub(super) enum Comparison {
    /// As they are.
    Plain,
    /// Both in ASCII lower case.
    WithoutCase,
}

/// How a name in a message calls a type.
pub(super) fn described(ty: &Type, enums: &[Enum]) -> String {
    match ty {
        Type::Bool => "a boolean".to_owned(),
        Type::I16 | Type::I32 | Type::I64 => "an integer".to_owned(),
        Type::F64 => "a number".to_owned(),
        Type::Text => "text".to_owned(),
        Type::CiText => "text without case".to_owned(),
        Type::Uuid => "a UUID".to_owned(),
        Type::Id(resource, _) => format!("the key of {resource}"),
        Type::Time => "a timestamp".to_owned(),
        Type::Duration => "a duration".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Enum(at) => format!("the enum {}", enums[*at].name),
        Type::Map => "a map".to_owned(),
        Type::List(_) => "a list".to_owned(),
        Type::Embedded(_) => "an embedded value".to_owned(),
    }
}

pub(super) fn is_integer(ty: &Type) -> bool {
    matches!(ty, Type::I16 | Type::I32 | Type::I64)
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::CiText)
}

/// Whether a value of this kind is stored as JSON.
pub(super) fn is_json(ty: &Type) -> bool {
    matches!(ty, Type::Map | Type::List(_) | Type::Embedded(_))
}

/// A key without the resource that it is of.
pub(super) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Id(_, key) => key,
        other => other,
    }
}

/// How two types compare, if they do. Keys of different resources do not; a key and a bare value of its
/// type do.
pub(super) fn comparable(a: &Type, b: &Type) -> Option<Comparison> {
    if let (Type::Id(a, _), Type::Id(b, _)) = (a, b)
        && a != b
    {
        return None;
    }
    let (a, b) = (bare(a), bare(b));
    match () {
        () if is_text(a) && is_text(b) => {
            let without_case = *a == Type::CiText || *b == Type::CiText;
            Some(if without_case { Comparison::WithoutCase } else { Comparison::Plain })
        }
        () if is_integer(a) && is_integer(b) => Some(Comparison::Plain),
        () if a == b => Some(Comparison::Plain),
        () => None,
    }
}

/// Whether values of a type have an order, or why not.
pub(super) fn ordered(ty: &Type, enums: &[Enum]) -> Result<(), String> {
    match bare(ty) {
        Type::Enum(at) if enums[*at].storage == EnumStorage::Text => Err(format!(
            "{} is stored as text and has no order; give it `#[repr(i16)]` and numbers, or list the values with `in`",
            enums[*at].name
        )),
        Type::Bool | Type::Map | Type::List(_) | Type::Embedded(_) | Type::Bytes | Type::Uuid => {
            Err(format!("{} has no order", described(ty, enums)))
        }
        _ => Ok(()),
    }
}

/// Whether a value of one type can be stored in a field of another.
pub(super) fn assignable(from: &Type, to: &Type, enums: &[Enum]) -> bool {
    match (from, to) {
        (Type::Id(from, _), Type::Id(to, _)) => from == to,
        (Type::Id(_, key), to) => assignable(key, to, enums),
        // Texts and numbers are keys that people write; a UUID comes from somewhere that knows whose it is.
        (Type::Uuid, Type::Id(..)) => false,
        (from, Type::Id(_, key)) => assignable(from, key, enums),
        (Type::Enum(from), Type::Enum(to)) => from == to,
        (Type::Enum(from), Type::Text) => enums[*from].storage == EnumStorage::Text,
        (Type::Duration, to) => *to == Type::Duration,
        (from, to) if is_text(from) && is_text(to) => true,
        (from, to) if is_integer(from) && is_integer(to) => true,
        (from, to) => from == to,
    }
}

/// The type of an expression that is one of two.
pub(super) fn joined(a: &Type, b: &Type) -> Option<Type> {
    match (a, b) {
        _ if a == b => Some(a.clone()),
        _ if is_integer(a) && is_integer(b) => Some(if bounds(a).within(bounds(b)) { b.clone() } else { a.clone() }),
        _ if is_text(a) && is_text(b) => Some(Type::CiText),
        (Type::Id(x, _), Type::Id(y, _)) if x != y => None,
        _ if bare(a) == bare(b) => Some(bare(a).clone()),
        _ => None,
    }
}

/// The integers that a field of this type can hold.
pub(super) fn bounds(ty: &Type) -> Bounds {
    Bounds::of(match bare(ty) {
        Type::I16 | Type::Enum(_) => Kind::I16,
        Type::I32 => Kind::I32,
        Type::Time => Kind::Time,
        _ => Kind::I64,
    })
}
