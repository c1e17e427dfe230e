//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! One copy of a book.

use resource_runtime::ResourceEntry;

mod action;
mod entity;
mod input;
mod json_api;
mod meta;
mod policy;
mod record;

pub use action::{acquire, can_acquire, can_correct, can_discard, correct, discard, get, list, on_shelf};
pub use input::{Acquire, Correct};
pub use meta::BOOK;
pub use record::Book;

/// What the application consists of, as far as this resource goes.
pub const ENTRY: ResourceEntry = ResourceEntry { meta: &BOOK, routes: json_api::ROUTES, hooks: &[], triggers: &[] };
