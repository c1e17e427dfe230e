//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an employee.

use super::Employee;
use super::input::{ByEmail, ChangePassword, Hire, IssueBadge, Remind, StorePassword, Update};
use kitchen_sink::front::employee::Badge;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// List.
pub fn list<R: Reaches<Employee>>(cx: &Cx<R>) -> Select<'_, Employee> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Get.
pub async fn get<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<Employee> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// By email.
///
/// For parts of the system only.
pub async fn by_email<R: Reaches<Employee>>(cx: &Cx<R>, input: ByEmail) -> Result<Employee> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Hire.
pub async fn hire<R: Reaches<Employee>>(cx: &Cx<R>, input: Hire) -> Result<Employee> {
    typed::create(cx.any(), 3, input).await
}

/// Update.
pub async fn update<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>, input: Update) -> Result<Employee> {
    typed::update(cx.any(), 4, id, input).await
}

/// Store password.
///
/// For parts of the system only.
pub async fn store_password<R: Reaches<Employee>>(
    cx: &Cx<R>,
    id: &Id<Employee>,
    input: StorePassword,
) -> Result<Employee> {
    typed::update(cx.any(), 5, id, input).await
}

/// Leave.
pub async fn leave<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<Employee> {
    typed::update(cx.any(), 6, id, Slots::default()).await
}

/// Forget.
pub async fn forget<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<()> {
    typed::destroy::<Employee>(cx.any(), 7, id, Slots::default()).await
}

/// Changes the password of whoever knows the present one.
pub async fn change_password<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>, input: ChangePassword) -> Result<()> {
    typed::run::<Employee>(cx.any(), 8, Some(id), input).await
}

/// Remind.
///
/// For parts of the system only.
pub async fn remind<R: Reaches<Employee>>(cx: &Cx<R>, input: Remind) -> Result<()> {
    typed::run::<Employee>(cx.any(), 9, None, input).await
}

/// Light up.
///
/// For parts of the system only.
pub async fn light_up<R: Reaches<Employee>>(cx: &Cx<R>) -> Result<()> {
    typed::run::<Employee>(cx.any(), 10, None, Slots::default()).await
}

/// Issue badge.
pub async fn issue_badge<R: Reaches<Employee>>(cx: &Cx<R>, input: IssueBadge) -> Result<Badge> {
    typed::ask::<Employee, _>(cx.any(), 11, None, input).await
}

questions! {
    Employee, Reaches<Employee>;
    can_hire: hire = 3;
    can_remind: remind = 9;
    can_light_up: light_up = 10;
    can_issue_badge: issue_badge = 11;
}

questions! {
    Employee, Reaches<Employee>, Id<Employee>;
    can_update: update = 4;
    can_store_password: store_password = 5;
    can_leave: leave = 6;
    can_forget: forget = 7;
    can_change_password: change_password = 8;
}
