//! Generated from `shelves/src/lending/loan_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a loan event.

use super::LoanEvent;
use super::input::Record;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists what happened.
pub fn list<R: Reaches<LoanEvent>>(cx: &Cx<R>) -> Select<'_, LoanEvent> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches an event.
pub async fn get<R: Reaches<LoanEvent>>(cx: &Cx<R>, id: &Id<LoanEvent>) -> Result<LoanEvent> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Records a change.
///
/// For parts of the system only.
pub async fn record<R: Reaches<LoanEvent>>(cx: &Cx<R>, input: Record) -> Result<LoanEvent> {
    typed::create(cx.any(), 2, input).await
}

questions! {
    LoanEvent, Reaches<LoanEvent>;
    can_record: record = 2;
}
