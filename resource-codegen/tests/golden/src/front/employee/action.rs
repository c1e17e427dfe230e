//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an employee.

use super::Employee;
use super::input::{ByEmail, ChangePassword, Hire, IssueBadge, StorePassword, Update};
use kitchen_sink::front::employee::Badge;
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reach, Reaches, Result, Slots, typed};

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
pub async fn by_email<R: Reach>(cx: &Cx<R>, input: ByEmail) -> Result<Employee> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Hire.
pub async fn hire<R: Reaches<Employee>>(cx: &Cx<R>, input: Hire) -> Result<Employee> {
    typed::create(cx.any(), 3, input).await
}

/// Whether the actor may call [`hire`](hire()).
pub async fn can_hire<R: Reaches<Employee>>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<Employee>(cx.any(), 3, None).await
}

/// Update.
pub async fn update<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>, input: Update) -> Result<Employee> {
    typed::update(cx.any(), 4, id, input).await
}

/// Whether the actor may call [`update`](update()).
pub async fn can_update<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<bool> {
    typed::can::<Employee>(cx.any(), 4, Some(id)).await
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

/// Whether the actor may call [`store_password`](store_password()).
pub async fn can_store_password<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<bool> {
    typed::can::<Employee>(cx.any(), 5, Some(id)).await
}

/// Leave.
pub async fn leave<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<Employee> {
    typed::update(cx.any(), 6, id, Slots::default()).await
}

/// Whether the actor may call [`leave`](leave()).
pub async fn can_leave<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<bool> {
    typed::can::<Employee>(cx.any(), 6, Some(id)).await
}

/// Forget.
pub async fn forget<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<()> {
    typed::destroy::<Employee>(cx.any(), 7, id, Slots::default()).await
}

/// Whether the actor may call [`forget`](forget()).
pub async fn can_forget<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<bool> {
    typed::can::<Employee>(cx.any(), 7, Some(id)).await
}

/// Changes the password of whoever knows the present one.
pub async fn change_password<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>, input: ChangePassword) -> Result<()> {
    typed::run::<Employee>(cx.any(), 8, Some(id), input).await
}

/// Whether the actor may call [`change_password`](change_password()).
pub async fn can_change_password<R: Reaches<Employee>>(cx: &Cx<R>, id: &Id<Employee>) -> Result<bool> {
    typed::can::<Employee>(cx.any(), 8, Some(id)).await
}

/// Issue badge.
pub async fn issue_badge<R: Reaches<Employee>>(cx: &Cx<R>, input: IssueBadge) -> Result<Badge> {
    typed::ask::<Employee, _>(cx.any(), 9, None, input).await
}

/// Whether the actor may call [`issue_badge`](issue_badge()).
pub async fn can_issue_badge<R: Reaches<Employee>>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<Employee>(cx.any(), 9, None).await
}
