//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a member.

use super::Member;
use super::input::Join;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the members.
pub fn list<R: Reaches<Member>>(cx: &Cx<R>) -> Select<'_, Member> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a member.
pub async fn get<R: Reaches<Member>>(cx: &Cx<R>, id: &Id<Member>) -> Result<Member> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Takes in a member.
pub async fn join<R: Reaches<Member>>(cx: &Cx<R>, input: Join) -> Result<Member> {
    typed::create(cx.any(), 2, input).await
}

questions! {
    Member, Reaches<Member>;
    can_join: join = 2;
}
