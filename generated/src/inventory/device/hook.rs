//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a device's actions that the application writes by hand.

use super::Device;
use crate::Hooks;
use resource_runtime::hook::{Boxed, Call, Draft, Hook, HookState, Values};
use resource_runtime::{Result, Tx, hook};

/// The hand-written steps of the actions of [`Device`](super::Device).
pub trait DeviceHooks: Send + Sync + 'static {
    /// `change(end_alert)` of `destroy`: in the transaction, before the write. It may call other actions.
    fn end_alert(
        &self,
        tx: &Tx,
        old: &Device,
        draft: &mut Draft<'_, Device>,
    ) -> impl Future<Output = Result<()>> + Send;
}

/// [`DeviceHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynDeviceHooks: Send + Sync + 'static {
    /// [`DeviceHooks::end_alert`]
    fn end_alert<'a>(&'a self, call: Call<'a>, values: &'a mut Values) -> Boxed<'a, Result<()>>;
}

impl<T: DeviceHooks> DynDeviceHooks for T {
    fn end_alert<'a>(&'a self, call: Call<'a>, values: &'a mut Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let old = call.stored::<Device>()?;
            DeviceHooks::end_alert(self, &tx, &old, &mut values.draft()).await
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[Hook::Change(|hooks, call, values| own(hooks).end_alert(call, values))];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynDeviceHooks {
    hook::state::<Hooks>(hooks).device.as_ref()
}
