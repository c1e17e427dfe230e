//! What hangs on devices: the kinds of rows that go with one when it merges into another, and come back with it.

use futures::FutureExt as _;
use generated::infrastructure::{Agent, agent};
use generated::integrations::{SourceDevice, source_device};
use generated::inventory::{
    Device, DeviceAliasState, DeviceIdentifier, Interface, device_alias_state, device_identifier, interface,
};
use generated::monitoring::{Alert, ServiceCheck, alert, service_check};
use resource_core::{Id, Timestamp};
use resource_runtime::read::Select;
use resource_runtime::{Bulk, Record as _, Result, Tx};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::alias::Confirmed;

type DeviceKey = Id<Device, String>;

/// How many rows one statement asks for by their keys.
const AT_ONCE: usize = 250;

/// Each kind has a list of keys, the module of its actions, its record, and the field of its key. Every one has an
/// action `move_to_device`.
macro_rules! kinds {
    ($($(#[$doc:meta])* $list:ident: $key:ty = $module:ident, $record:ident, $id:ident;)*) => {
        /// The rows that went from one device to another, by kind, as the audit keeps them.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub(super) struct Moved {
            $($(#[$doc])* pub $list: Vec<$key>,)*
            /// The alias that the address of the one that vanished has become.
            #[serde(flatten)]
            pub address: Option<Confirmed>,
        }

        impl Moved {
            /// How many rows moved.
            pub fn rows(&self) -> usize {
                0 $(+ self.$list.len())*
            }

            /// Moves everything that hangs on a device.
            pub async fn take_all(&mut self, tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<()> {
                $(
                    let rows = $module::list(tx).filter($record::DEVICE_UID.eq(from.clone()));
                    self.$list(tx, rows, to).await?;
                )*
                Ok(())
            }

            /// Moves what moved back, unless it went on elsewhere since then; answers what that was.
            pub async fn put_back(&self, tx: &Tx, from: &DeviceKey, to: &DeviceKey) -> Result<Moved> {
                let mut back = Moved::default();
                $(for some in self.$list.chunks(AT_ONCE) {
                    let rows = $record::$id.is_in(some.iter().cloned().map(Into::into));
                    let rows = $module::list(tx).filter(rows.and($record::DEVICE_UID.eq(from.clone())));
                    back.$list(tx, rows, to).await?;
                })*
                Ok(back)
            }

            $(async fn $list(&mut self, tx: &Tx, rows: Select<'_, $record>, to: &DeviceKey) -> Result<()> {
                let input = $module::MoveToDevice { device: to.clone() };
                let bulk = Bulk::default().each(|_, row: $record| self.$list.push(row.key().into_key()));
                $module::move_to_device_each(tx, rows, input, bulk).boxed().await?.complete().map(drop)
            })*
        }
    };
}

kinds! {
    identifiers: i64 = device_identifier, DeviceIdentifier, ID;
    agents: String = agent, Agent, UID;
    service_checks: Uuid = service_check, ServiceCheck, ID;
    alerts: Uuid = alert, Alert, ID;
    interfaces: Uuid = interface, Interface, ID;
    aliases: Uuid = device_alias_state, DeviceAliasState, ID;
    /// That sources name it.
    mentions: i64 = source_device, SourceDevice, ID;
}

impl Moved {
    /// Moves the alerts, too, that checks among these have raised since they were with another device.
    pub async fn take_alerts_since(
        &mut self,
        tx: &Tx,
        since: Timestamp,
        (from, to): (&DeviceKey, &DeviceKey),
    ) -> Result<()> {
        for some in self.service_checks.clone().chunks(AT_ONCE) {
            let checks = Alert::SERVICE_CHECK_ID.is_in(some.iter().map(|check| Some(Id::new(*check))));
            let rows = alert::list(tx)
                .filter(checks)
                .filter(Alert::DEVICE_UID.eq(from.clone()))
                .filter(Alert::TRIGGERED_AT.ge(since));
            self.alerts(tx, rows, to).await?;
        }
        Ok(())
    }
}
