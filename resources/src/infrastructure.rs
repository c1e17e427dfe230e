//! Where monitoring runs: the partitions of a tenant's network, the pollers that serve them, and the
//! history of their health.

pub mod health_event;
pub mod partition;
pub mod poller;

pub use health_event::{HealthEntity, HealthEvent};
pub use partition::{ConnectivityType, Partition, PartitionEnvironment};
pub use poller::{Poller, PollerStatus, RegistrationSource};
