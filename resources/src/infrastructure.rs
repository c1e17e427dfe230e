//! Where monitoring runs: the partitions of a tenant's network, the pollers that serve them, the agents
//! and checkers that do the work, and the history of their health.

pub mod agent;
pub mod checker;
pub mod health_event;
pub mod partition;
pub mod poller;

pub use agent::{Agent, AgentCapability, AgentPolicy, AgentStatus, AgentType};
pub use checker::{Checker, CheckerStart, CheckerStatus, CheckerTarget, CheckerType};
pub use health_event::{HealthEntity, HealthEvent};
pub use partition::{ConnectivityType, Partition, PartitionEnvironment};
pub use poller::{Poller, PollerStatus, RegistrationSource};
