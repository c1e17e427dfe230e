//! Generated from `resources/src/integrations/device_intake.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a device intake.

use super::DeviceIntake;
use super::input::{Count, Enter};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the places.
///
/// For parts of the system only.
pub fn list<R: Reaches<DeviceIntake>>(cx: &Cx<R>) -> Select<'_, DeviceIntake> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a place by its name.
///
/// For parts of the system only.
pub async fn get<R: Reaches<DeviceIntake>>(cx: &Cx<R>, id: &Id<DeviceIntake, String>) -> Result<DeviceIntake> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Waits until nobody else is there, and holds the place until the transaction ends.
///
/// For parts of the system only.
pub async fn enter<R: Reaches<DeviceIntake>>(cx: &Cx<R>, input: Enter) -> Result<DeviceIntake> {
    typed::create(cx.any(), 2, input).await
}

/// Holds a place that was held before.
///
/// For parts of the system only.
pub async fn enter_again<R: Reaches<DeviceIntake>>(cx: &Cx<R>, id: &Id<DeviceIntake, String>) -> Result<DeviceIntake> {
    typed::update(cx.any(), 3, id, Slots::default()).await
}

/// Counts what a batch came to.
///
/// For parts of the system only.
pub async fn count<R: Reaches<DeviceIntake>>(
    cx: &Cx<R>,
    id: &Id<DeviceIntake, String>,
    input: Count,
) -> Result<DeviceIntake> {
    typed::update(cx.any(), 4, id, input).await
}

questions! {
    DeviceIntake, Reaches<DeviceIntake>;
    can_enter: enter = 2;
}

questions! {
    DeviceIntake, Reaches<DeviceIntake>, Id<DeviceIntake, String>;
    can_enter_again: enter_again = 3;
    can_count: count = 4;
}
