//! From a check that is due to an alert that somebody is told of, with a poller, an agent and real sockets.

#![recursion_limit = "256"]

mod bare;
mod first_light;
mod gone;
mod known;
mod loss;
mod notify;
mod port;
mod post;
mod results;
mod retries;
mod routing;
mod stage;
mod supervised;
mod told;
mod unasked;
mod urgent;
mod web;

pub use tests::setup;
