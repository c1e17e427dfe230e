//! Generated from `shelves/src/lending/library.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a library.

use super::Library;
use super::input::Open;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reach, Reaches, Result, Slots, questions, typed};

/// Lists the libraries within reach.
pub fn list<R: Reaches<Library>>(cx: &Cx<R>) -> Select<'_, Library> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a library.
pub async fn get<R: Reaches<Library>>(cx: &Cx<R>, id: &Id<Library>) -> Result<Library> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Opens a library.
///
/// For parts of the system only.
pub async fn open<R: Reach>(cx: &Cx<R>, input: Open) -> Result<Library> {
    typed::create(cx.any(), 2, input).await
}

questions! {
    Library, Reach;
    can_open: open = 2;
}
