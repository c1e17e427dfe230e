//! What is monitored: devices, what identifies them, and the groups they are sorted into.

pub mod device;
pub mod device_group;
pub mod device_identifier;
pub mod ocsf;

pub use device::{Device, DeviceStatus};
pub use device_group::{DeviceGroup, DeviceGroupType};
pub use device_identifier::{DeviceIdentifier, IdentifierConfidence, IdentifierType};
