//! Generated from `resources/src/inventory.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What is monitored: devices with their interfaces, what identifies them, the groups they are sorted
//! into, and which of them turned out to be one.

pub mod device;
pub mod device_alias_state;
pub mod device_group;
pub mod device_identifier;
pub mod interface;
pub mod merge_audit;

pub use device::Device;
pub use device_alias_state::DeviceAliasState;
pub use device_group::DeviceGroup;
pub use device_identifier::DeviceIdentifier;
pub use interface::Interface;
pub use merge_audit::MergeAudit;
pub use resources::inventory::device::DeviceStatus;
pub use resources::inventory::device_alias_state::{AliasState, AliasType};
pub use resources::inventory::device_group::DeviceGroupType;
pub use resources::inventory::device_identifier::{IdentifierConfidence, IdentifierType};
pub use resources::inventory::interface::InterfaceStatus;
pub use resources::inventory::merge_audit::{MergeKind, Unmerged};
pub use resources::inventory::ocsf::{
    DeviceHardware, DeviceNetworkInterface, DeviceOrganization, DeviceOs, DeviceOwner, DeviceType, DirectoryGroup,
    InstalledAgent, RiskLevel,
};
