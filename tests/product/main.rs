//! The behaviour of the resources: partly over typed calls, partly over HTTP with tokens.
//!
//! What a test expects is written out by hand from the product's rules, never taken from the metadata
//! that the program itself runs on.

mod agent;
mod alert;
mod api_token;
mod checker;
mod device;
mod device_group;
mod device_identifier;
mod health_event;
mod integration_source;
mod job;
mod json_api;
mod machine;
mod partition;
mod poll_job;
mod poller;
mod polling_schedule;
mod service_check;
mod stage;
mod tenant;
mod tenant_membership;
mod user;

pub use tests::setup;
