//! What expanded derives name. No promise of stability: only the derives of the same version use it.

pub use resource_core::{EmbeddedField, EmbeddedKind, EnumKind, EnumStorage, EnumValue, Kind, Scalar, ValueError};
use serde_json::Map;
pub use serde_json::Value as Document;

use crate::{Resource, Value};

/// Compiles if the type can be stored.
pub const fn is_value<T: Value>() {}

/// Compiles if the type is a resource.
pub const fn is_resource<T: Resource>() {}

/// `inventory` of `resources::inventory::device`; empty at the root of a crate.
pub const fn domain(module_path: &'static str) -> &'static str {
    let after_crate = after_colons(module_path);
    let mut end = 0;
    while end < after_crate.len() && after_crate.as_bytes()[end] != b':' {
        end += 1;
    }
    after_crate.split_at(end).0
}

const fn after_colons(path: &'static str) -> &'static str {
    let mut at = 0;
    while at + 1 < path.len() {
        if path.as_bytes()[at] == b':' {
            return path.split_at(at + 2).1;
        }
        at += 1;
    }
    ""
}

/// The length of `domain.name`.
pub const fn joined_length(domain: &str, name: &str) -> usize {
    if domain.is_empty() { name.len() } else { domain.len() + 1 + name.len() }
}

/// The bytes of `domain.name`.
pub const fn joined<const LENGTH: usize>(domain: &str, name: &str) -> [u8; LENGTH] {
    let mut bytes = [b'.'; LENGTH];
    let start = LENGTH - name.len();
    let mut at = 0;
    while at < domain.len() {
        bytes[at] = domain.as_bytes()[at];
        at += 1;
    }
    at = 0;
    while at < name.len() {
        bytes[start + at] = name.as_bytes()[at];
        at += 1;
    }
    bytes
}

/// Bytes that two texts were joined to, as text again.
pub const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("joined texts are text"),
    }
}

/// The name of the enum value that a scalar stands for.
///
/// # Errors
/// When it stands for none.
pub fn enum_name(kind: Kind, scalar: &Scalar) -> Result<&'static str, ValueError> {
    let value = match kind {
        Kind::Enum(kind) => kind.by_scalar(scalar),
        _ => None,
    };
    value.map(|value| value.name).ok_or_else(|| no_such_name(kind))
}

/// The error of a text that names no value of the enum.
pub fn no_such_name(kind: Kind) -> ValueError {
    let names: Vec<&str> = match kind {
        Kind::Enum(kind) => kind.values.iter().map(|value| value.name).collect(),
        _ => Vec::new(),
    };
    ValueError::expected(format!("one of {}", names.join(", ")))
}

/// The scalar of a value object's JSON form.
pub fn to_scalar(document: &Document) -> Scalar {
    Scalar::Json(document.to_string().into())
}

/// The JSON form that a scalar holds.
///
/// # Errors
/// When it holds none.
pub fn document(owner: &'static str, scalar: &Scalar) -> Result<Document, ValueError> {
    let document = match scalar {
        Scalar::Json(text) => serde_json::from_str(text).ok(),
        _ => None,
    };
    document.ok_or_else(|| no_object(owner))
}

/// A value object's JSON form.
pub fn object<const COUNT: usize>(members: [(&'static str, Document); COUNT]) -> Document {
    Document::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// The entries of a value object's JSON form.
pub struct Members {
    owner: &'static str,
    members: Map<String, Document>,
}

impl Members {
    /// Takes the JSON form apart.
    ///
    /// # Errors
    /// When it is no object.
    pub fn of(owner: &'static str, document: Document) -> Result<Members, ValueError> {
        match document {
            Document::Object(members) => Ok(Members { owner, members }),
            _ => Err(no_object(owner)),
        }
    }

    /// Takes an entry out; an absent one is null.
    ///
    /// # Errors
    /// When it is no value of the field's type.
    pub fn take<T: Value>(&mut self, name: &'static str) -> Result<T, ValueError> {
        let value = T::from_json(self.members.remove(name).unwrap_or(Document::Null));
        value.map_err(|error| ValueError::expected(format!("a {} whose `{name}` is {}", self.owner, error.expected)))
    }
}

fn no_object(owner: &'static str) -> ValueError {
    ValueError::expected(format!("a {owner} object"))
}
