//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a loan.

use super::Loan;
use super::input::Lend;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

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

/// Extends a loan that is not over, twice at most.
pub async fn extend<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<Loan> {
    typed::update(cx.any(), 4, id, Slots::default()).await
}

/// Takes a book back.
pub async fn give_back<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<Loan> {
    typed::update(cx.any(), 5, id, Slots::default()).await
}

/// Notes that a book is lost.
pub async fn report_lost<R: Reaches<Loan>>(cx: &Cx<R>, id: &Id<Loan>) -> Result<Loan> {
    typed::update(cx.any(), 6, id, Slots::default()).await
}

questions! {
    Loan, Reaches<Loan>;
    can_lend: lend = 3;
}

questions! {
    Loan, Reaches<Loan>, Id<Loan>;
    can_extend: extend = 4;
    can_give_back: give_back = 5;
    can_report_lost: report_lost = 6;
}
