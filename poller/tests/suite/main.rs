//! The poller from outside: between a core and agents that do as the tests say, and with real agents over loopback.

mod chaos;
mod choice;
mod jobs;
mod loopback;
mod loss;
mod stage;
