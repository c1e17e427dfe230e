//! From the model of an application to the files generated for it: a pure function.
//!
//! [`outputs`] is the table of what is generated; `emit` has one module per generated file, of the same
//! name, so that a wrong `json_api.rs` is mended in `emit/json_api.rs`. [`print`] lays the text out as
//! rustfmt does. Nothing here reads or writes a file, and nothing asks whether a declaration is right:
//! a model is, or it would not exist.

mod declared;
mod emit;
mod expression;
mod outputs;
pub mod print;
mod rename;
mod sql;
mod subject;

use std::collections::BTreeMap;

pub use declared::declared;
pub use emit::tenancy::emit as tenancy;
pub use outputs::generate;

/// Generated files: text by path below the generated crate's folder, with forward slashes.
pub type Files = BTreeMap<String, String>;

/// What differs between applications besides their declarations.
#[derive(Clone, Debug)]
pub struct Options {
    /// The command that writes the files, for their first lines.
    pub command: String,
}

impl Default for Options {
    fn default() -> Self {
        Options { command: "cargo xtask codegen".to_owned() }
    }
}
