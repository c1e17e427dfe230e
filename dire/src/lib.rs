//! Device identity and reconciliation: which device an outside record is about.
//!
//! What is here computes and decides; nothing here knows a database. The application looks up what a
//! decision needs and carries out what was decided:
//!
//! 1. [`Batch::admit`] brings updates into normal form and refuses those that lead to nothing. A single
//!    update is a batch of one, so both take the same way.
//! 2. [`Batch::keys`] says what to look up, grouped for statements over sets: identifiers by partition and
//!    kind, addresses by partition, keys of devices. The answers go into a [`Known`]: of addresses the devices that
//!    have them, and those that were seen under them besides.
//! 3. [`resolve`] decides. Its [`Plan`] is the net effect of the updates one after the other: each device
//!    and each identifier is in it once, so that it can be written by upserts over sets.
//! 4. The application writes the plan in the transaction in which it looked up.
//!
//! ```
//! use std::collections::BTreeMap;
//!
//! use chrono::{DateTime, Utc};
//! use dire::{Batch, DeviceId, DeviceUpdate, Identifier, Known, KnownDevice, Life, Presence, Source, resolve};
//! use uuid::Uuid;
//!
//! let update = DeviceUpdate {
//!     device_id: None,
//!     partition: String::new(),
//!     source: Source::Netbox,
//!     ip: Some("192.0.2.7/24".to_owned()),
//!     mac: Some("00:1a:2b:3c:4d:5e".to_owned()),
//!     hostname: Some("edge-1".to_owned()),
//!     metadata: BTreeMap::from([("netbox_device_id".to_owned(), "7".to_owned())]),
//!     seen_at: DateTime::<Utc>::UNIX_EPOCH,
//!     is_available: None,
//!     is_deleted: false,
//! };
//! let batch = Batch::admit(Uuid::nil(), [(0, update)]);
//!
//! // SELECT identifier_value, device FROM device_identifiers WHERE partition = ? AND identifier_type = ?
//! // AND identifier_value IN (...): here, an inventory in which NetBox's number 7 is registered.
//! let mut known = Known::default();
//! let device = DeviceId::stored("sr:a2dccd28-e86a-47b3-8d3b-f8948e466bad");
//! for ((partition, kind), values) in batch.keys().identifiers {
//!     for value in values.into_iter().filter(|value| **value == *"7") {
//!         known.add_identifier(Identifier::new(partition.clone(), kind, value), device.clone());
//!     }
//! }
//! // SELECT ... FROM devices WHERE uid IN (keys.devices and known.undescribed()), and those with the
//! // addresses of the keys, with the kinds and confidences of what is registered for them.
//! for id in known.undescribed() {
//!     let partition = batch.records()[0].partition.clone();
//!     let holds = Default::default();
//!     let (life, is_retracted) = (Life::Live, false);
//!     known.add_device(KnownDevice { id, partition, ip: None, life, first_seen: None, holds, is_retracted });
//! }
//!
//! let plan = resolve(&batch, &known)?;
//! assert_eq!(plan.assignments[0].device, device);
//! assert_eq!(plan.devices[0].presence, Presence::Stored);
//! assert_eq!(plan.devices[0].ip, Some([192, 0, 2, 7].into()));
//! assert_eq!(plan.register[0].identifier.value.as_ref(), "001A2B3C4D5E");
//! assert_eq!(batch.facts(&plan.devices[0]).hostname.as_deref(), Some("edge-1"));
//! # Ok::<(), dire::Incomplete>(())
//! ```
//!
//! What is not here: sightings and their promotion, how an alias comes to be confirmed, and a cache. One lookup over sets for each
//! batch is what a cache would save, and what devices have besides their identifiers would go stale in it.

pub mod address;
mod alias;
mod batch;
mod device_id;
mod facts;
mod generate;
mod identifier;
mod identify;
mod known;
mod mac;
mod partition;
mod plan;
mod record;
mod refusal;
mod resolve;
mod source;
pub mod text;
pub mod time;
pub mod update;

pub use self::alias::{Alias, AliasKind};
pub use self::batch::{Batch, Keys};
pub use self::device_id::{CarriedId, DeviceId};
pub use self::facts::Facts;
pub use self::generate::device_id;
pub use self::identifier::{Confidence, Holdings, Identifier, Kind};
pub use self::known::{Incomplete, Known, KnownDevice, Life, Standing};
pub use self::mac::Mac;
pub use self::partition::Partition;
pub use self::plan::{
    Assignment, ClearReason, Cleared, DeviceChange, Merge, MergeReason, Plan, Presence, Registration,
};
pub use self::record::Record;
pub use self::refusal::{Refusal, RefusalReason};
pub use self::resolve::resolve;
pub use self::update::{DeviceUpdate, Source};
