//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a library, the scopes that policies may name, and the ceilings they stay below.

use super::Library;
use resource_runtime::{InTenant, Platform, Reaches};

impl Reaches<Library> for InTenant {}
impl Reaches<Library> for Platform {}
