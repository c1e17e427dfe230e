//! Generated from `resources/src/inventory.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What is monitored: devices, what identifies them, and the groups they are sorted into.

pub mod device;
pub mod device_group;
pub mod device_identifier;

pub use device::Device;
pub use device_group::DeviceGroup;
pub use device_identifier::DeviceIdentifier;
pub use resources::inventory::device::DeviceStatus;
pub use resources::inventory::device_group::DeviceGroupType;
pub use resources::inventory::device_identifier::{IdentifierConfidence, IdentifierType};
pub use resources::inventory::ocsf::{
    DeviceHardware, DeviceNetworkInterface, DeviceOrganization, DeviceOs, DeviceOwner, DeviceType, DirectoryGroup,
    InstalledAgent, RiskLevel,
};
