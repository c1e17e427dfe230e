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

/// Each kind has a list of keys, the module of its actions, its record, and the field of its key; `of` says which rows
/// of a device are meant, without those of the kinds before. Every one has an action `move_to_device`.
macro_rules! kinds {
    ($($(#[$doc:meta])* $list:ident: $key:ty = $module:ident, $record:ident, $id:ident $(of $which:expr)?;)*) => {
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
                    $(let rows = rows.filter($which);)?
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
    /// Alerts that are open.
    alerts: Uuid = alert, Alert, ID of Alert::RESOLVED_AT.is_null();
    /// Alerts that are over, latest last.
    ended_alerts: Uuid = alert, Alert, ID;
    interfaces: Uuid = interface, Interface, ID;
    aliases: Uuid = device_alias_state, DeviceAliasState, ID;
    /// That sources name it.
    mentions: i64 = source_device, SourceDevice, ID;
}

impl Moved {
    /// As many of the rows as are kept, which are all but the oldest alerts that are over; `None` if those are not enough
    /// to leave out.
    pub fn at_most(mut self, rows: usize) -> Option<Moved> {
        let beyond = self.rows().saturating_sub(rows);
        if beyond > self.ended_alerts.len() {
            return None;
        }
        self.ended_alerts.drain(..beyond);
        Some(self)
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_of_what_is_over_is_left_out_and_nothing_else() {
        let alerts: Vec<Uuid> = (0..5).map(Uuid::from_u128).collect();
        let moved = Moved { identifiers: vec![1, 2], ended_alerts: alerts.clone(), ..Moved::default() };
        assert_eq!(moved.clone().at_most(7).as_ref(), Some(&moved));
        let some = moved.clone().at_most(4).expect("enough");
        assert_eq!((some.identifiers, some.ended_alerts), (vec![1, 2], alerts[3..].to_vec()));
        assert_eq!(moved.at_most(1), None);
    }
}
