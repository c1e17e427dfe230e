//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a book.

use super::Book;
use super::input::{Acquire, Correct};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the books.
pub fn list<R: Reaches<Book>>(cx: &Cx<R>) -> Select<'_, Book> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a book.
pub async fn get<R: Reaches<Book>>(cx: &Cx<R>, id: &Id<Book>) -> Result<Book> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the books that nobody has.
pub fn on_shelf<R: Reaches<Book>>(cx: &Cx<R>) -> Select<'_, Book> {
    Select::new(cx.any(), 2, Slots::default())
}

/// Puts a book on the shelf.
pub async fn acquire<R: Reaches<Book>>(cx: &Cx<R>, input: Acquire) -> Result<Book> {
    typed::create(cx.any(), 3, input).await
}

/// Corrects the catalogue.
pub async fn correct<R: Reaches<Book>>(cx: &Cx<R>, id: &Id<Book>, input: Correct) -> Result<Book> {
    typed::update(cx.any(), 4, id, input).await
}

/// Discards a book that was never lent.
pub async fn discard<R: Reaches<Book>>(cx: &Cx<R>, id: &Id<Book>) -> Result<()> {
    typed::destroy::<Book>(cx.any(), 5, id, Slots::default()).await
}

questions! {
    Book, Reaches<Book>;
    can_acquire: acquire = 3;
}

questions! {
    Book, Reaches<Book>, Id<Book>;
    can_correct: correct = 4;
    can_discard: discard = 5;
}
