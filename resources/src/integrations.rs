//! Where devices come from, apart from discovery: other systems that know them, which devices each of them
//! names, and the place where those who take devices in wait for each other.

pub mod device_intake;
pub mod integration_source;
pub mod source_device;

pub use device_intake::DeviceIntake;
pub use integration_source::{IntegrationSource, SourceQuery, SourceType, SyncResult};
pub use source_device::SourceDevice;
