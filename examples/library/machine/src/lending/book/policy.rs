//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who reaches a book, the scopes that policies may name, and the ceilings they stay below.

use super::Book;
use resource_runtime::{InTenant, Reaches};

impl Reaches<Book> for InTenant {}
