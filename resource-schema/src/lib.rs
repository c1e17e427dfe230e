//! The front end: finds, parses and checks declarations, and resolves them to a [`model::Model`].
//!
//! One library serves the derives and code generation, so both say the same about a mistake. It writes
//! nothing and knows no database; what is made of a model is in `resource-codegen`.

pub mod attribute;
pub mod check;
pub mod declaration;
pub mod derive;
pub mod diagnostic;
pub mod errors;
pub mod expression;
pub mod find;
pub mod fingerprint;
pub mod grammar;
pub mod keep;
pub mod load;
pub mod model;
pub mod nearest;
pub mod resolve;
pub mod source;
pub mod ty;
pub mod verify;

pub use derive::{actor, derive_embedded, derive_enum, derive_resource};
pub use fingerprint::fingerprint;
pub use load::{Loaded, load, load_text, load_text_with_warnings, load_with_warnings};
