//! What happens when several processes act at once, and when one is killed: with real processes, on
//! SQLite and on Postgres.
//!
//! Each test starts `actor`s, which open the product as the shipped program does, and holds what they
//! fight for until all of them wait for it; see [`race`].

mod crash;
mod crash_account;
mod crash_checks;
mod crash_checks_account;
mod crash_jobs;
mod crash_sync;
mod cycle;
mod identity;
mod keyring;
mod password;
mod process;
mod queue;
mod race;
mod token;
mod transition;

pub use tests::setup;
