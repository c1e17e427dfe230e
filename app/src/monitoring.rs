//! Monitoring: from a check that is due to an alert that somebody is told of.
//!
//! | step | where |
//! |---|---|
//! | a check or schedule is due: it is claimed, and a poll job waits | [`dispatch`] |
//! | a waiting poll job goes to a poller, and to another one when that is gone | [`assign`], [`task`] |
//! | outcomes come in and are durable before they are acknowledged | [`results`] |
//! | failures raise alerts, recoveries end them; so do pollers, agents and devices that go and come | [`alerting`] |
//! | alerts are told to people | [`notify`] |
//! | pollers and agents that are there have rows; one process looks, and has the checks run | [`presence`], [`role`] |
//!
//! What is due, overdue, silent or to be told is found by the triggers of the declarations. Pollers and
//! agents have no database; what they are told and tell is in the crate `wire`.

pub mod alerting;
pub mod assign;
pub mod dispatch;
pub mod notify;
pub mod presence;
pub mod results;
pub mod role;
pub mod target;
pub mod task;
