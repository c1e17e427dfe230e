//! Generated from `resources/src/infrastructure.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Where monitoring runs: the partitions of a tenant's network, the pollers that serve them, and the
//! history of their health.

pub mod health_event;
pub mod partition;
pub mod poller;

pub use health_event::HealthEvent;
pub use partition::Partition;
pub use poller::Poller;
pub use resources::infrastructure::health_event::HealthEntity;
pub use resources::infrastructure::partition::{ConnectivityType, PartitionEnvironment};
pub use resources::infrastructure::poller::{PollerStatus, RegistrationSource};
