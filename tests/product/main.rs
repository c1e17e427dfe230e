//! The behaviour of the nine resources: partly over typed calls, partly over HTTP with tokens.
//!
//! What a test expects is written out by hand from the product's rules, never taken from the metadata
//! that the program itself runs on.

mod api_token;
mod device;
mod device_group;
mod device_identifier;
mod health_event;
mod json_api;
mod partition;
mod poller;
mod stage;
mod tenant;
mod user;

pub use tests::setup;
