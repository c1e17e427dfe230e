//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a device identifier's actions that the application writes by hand.

use super::DeviceIdentifier;
use super::input::Register;
use crate::Hooks;
use resource_runtime::hook::{Draft, Hook, HookState, Values};
use resource_runtime::{Result, Slots, hook};

/// The hand-written steps of the actions of [`DeviceIdentifier`](super::DeviceIdentifier).
pub trait DeviceIdentifierHooks: Send + Sync + 'static {
    /// `prepare(normalize_identifier)` of `register`: before any transaction, without the database. It may be slow.
    fn normalize_identifier(&self, input: &Register, draft: &mut Draft<'_, DeviceIdentifier>) -> Result<()>;
}

/// [`DeviceIdentifierHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynDeviceIdentifierHooks: Send + Sync + 'static {
    /// [`DeviceIdentifierHooks::normalize_identifier`]
    fn normalize_identifier(&self, input: &Slots, values: &mut Values) -> Result<()>;
}

impl<T: DeviceIdentifierHooks> DynDeviceIdentifierHooks for T {
    fn normalize_identifier(&self, input: &Slots, values: &mut Values) -> Result<()> {
        let input = Register::try_from(input)?;
        DeviceIdentifierHooks::normalize_identifier(self, &input, &mut values.draft())
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[Hook::Prepare(|hooks, input, values| own(hooks).normalize_identifier(input, values))];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynDeviceIdentifierHooks {
    hook::state::<Hooks>(hooks).device_identifier.as_ref()
}
