//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a loan.

use super::Loan;
use super::input::Lend;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, typed};

/// Lists the loans.
pub fn list<R: Reaches<Loan>>(cx: &Cx<R>) -> Select<'_, Loan> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a loan.
pub async fn get<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<Loan> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Lists the loans whose time is over.
pub fn overdue<R: Reaches<Loan>>(cx: &Cx<R>) -> Select<'_, Loan> {
    Select::new(cx.any(), 2, Slots::default())
}

/// Lends a book for four weeks.
pub async fn lend<R: Reaches<Loan>>(cx: &Cx<R>, input: Lend) -> Result<Loan> {
    typed::create(cx.any(), 3, input).await
}

/// Whether the actor may call [`lend`](lend()).
pub async fn can_lend<R: Reaches<Loan>>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<Loan>(cx.any(), 3, None).await
}

/// Extends a loan that is not over, twice at most.
pub async fn extend<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<Loan> {
    typed::update(cx.any(), 4, id, Slots::default()).await
}

/// Whether the actor may call [`extend`](extend()).
pub async fn can_extend<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<bool> {
    typed::can::<Loan>(cx.any(), 4, Some(id)).await
}

/// Takes a book back.
pub async fn give_back<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<Loan> {
    typed::update(cx.any(), 5, id, Slots::default()).await
}

/// Whether the actor may call [`give_back`](give_back()).
pub async fn can_give_back<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<bool> {
    typed::can::<Loan>(cx.any(), 5, Some(id)).await
}

/// Notes that a book is lost.
pub async fn report_lost<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<Loan> {
    typed::update(cx.any(), 6, id, Slots::default()).await
}

/// Whether the actor may call [`report_lost`](report_lost()).
pub async fn can_report_lost<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<bool> {
    typed::can::<Loan>(cx.any(), 6, Some(id)).await
}
