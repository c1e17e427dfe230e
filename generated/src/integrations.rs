//! Generated from `resources/src/integrations.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Where devices come from, apart from discovery: other systems that know them, which devices each of them
//! names, and the place where those who take devices in wait for each other.

pub mod device_intake;
pub mod integration_source;
pub mod source_device;

pub use device_intake::DeviceIntake;
pub use integration_source::IntegrationSource;
pub use resources::integrations::integration_source::{SourceQuery, SourceType, SyncResult};
pub use source_device::SourceDevice;
