//! Generated from `resources/src/infrastructure.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Where monitoring runs: the partitions of a tenant's network, the pollers that serve them, the agents
//! and checkers that do the work, and the history of their health.

pub mod agent;
pub mod checker;
pub mod health_event;
pub mod partition;
pub mod poller;

pub use agent::Agent;
pub use checker::Checker;
pub use health_event::HealthEvent;
pub use partition::Partition;
pub use poller::Poller;
pub use resources::infrastructure::agent::{AgentCapability, AgentPolicy, AgentStatus, AgentType};
pub use resources::infrastructure::checker::{CheckerStart, CheckerStatus, CheckerTarget, CheckerType};
pub use resources::infrastructure::health_event::HealthEntity;
pub use resources::infrastructure::partition::{ConnectivityType, PartitionEnvironment};
pub use resources::infrastructure::poller::{PollerStatus, RegistrationSource};
