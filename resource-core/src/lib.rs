//! What declarations, generated code, policies and the engine share: values, expressions, metadata.
//!
//! Everything here is plain data: no parsing of Rust, no database, no network. The metadata types are
//! shaped so that generated code can hold them in `static` items that point to each other; the
//! expression type serves both those statics and expressions made at run time from a request.

pub mod bounds;
pub mod cron;
pub mod document;
pub mod evaluate;
pub mod expr;
pub mod fold;
pub mod kind;
pub mod literal;
pub mod meta;
pub mod name;
pub mod nearest;
pub mod scalar;
pub mod value;

pub use bounds::Bounds;
pub use expr::{BinaryOp, Expr, Function, Node, Root};
pub use kind::{EmbeddedField, EmbeddedKind, EnumKind, EnumStorage, EnumValue, Kind};
pub use meta::ResourceMeta;
pub use scalar::Scalar;
pub use value::{CiString, Encrypted, Id, Json, Key, Sealed, Secret, Timestamp, Value, ValueError};
