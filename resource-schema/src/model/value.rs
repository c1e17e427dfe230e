//! Declared enums and embedded values.

use resource_core::Scalar;
use resource_core::kind::EnumStorage;

use super::Type;

/// A declared enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The Rust name; unique in the application.
    pub name: String,
    /// Where rustc finds it.
    pub rust_path: String,
    /// The doc comment.
    pub doc: String,
    /// Text or integer.
    pub storage: EnumStorage,
    /// Variants in order.
    pub variants: Vec<Variant>,
}

/// A variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// `TcpConnect`
    pub variant: String,
    /// `tcp_connect`
    pub name: String,
    /// The stored number.
    pub number: i16,
    /// The doc comment.
    pub doc: String,
}

/// A declared embedded value.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedded {
    /// The Rust name; unique in the application.
    pub name: String,
    /// Where rustc finds it.
    pub rust_path: String,
    /// The doc comment.
    pub doc: String,
    /// Fields in order.
    pub fields: Vec<EmbeddedField>,
}

/// A field of an embedded value.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbeddedField {
    /// The key in JSON.
    pub name: String,
    /// The type without `Option`.
    pub ty: Type,
    /// May be absent or null.
    pub nullable: bool,
    /// The doc comment.
    pub doc: String,
}

impl Enum {
    /// What a column holds for the variant at a position.
    pub fn scalar(&self, variant: usize) -> Scalar {
        let variant = &self.variants[variant];
        match self.storage {
            EnumStorage::Text => Scalar::from(variant.name.clone()),
            EnumStorage::Integer => Scalar::I64(i64::from(variant.number)),
        }
    }
}
