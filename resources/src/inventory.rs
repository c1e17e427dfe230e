//! What is monitored: devices with their interfaces, what identifies them, the groups they are sorted
//! into, and which of them turned out to be one.

pub mod device;
pub mod device_alias_state;
pub mod device_group;
pub mod device_identifier;
pub mod interface;
pub mod merge_audit;
pub mod ocsf;

pub use device::{Device, DeviceStatus};
pub use device_alias_state::{AliasState, AliasType, DeviceAliasState};
pub use device_group::{DeviceGroup, DeviceGroupType};
pub use device_identifier::{DeviceIdentifier, IdentifierConfidence, IdentifierType};
pub use interface::{Interface, InterfaceStatus};
pub use merge_audit::{MergeAudit, MergeKind, Unmerged};
