//! Migrations: what is drafted leads where it should, loses nothing, and survives every interruption.

mod command_line;
mod folder;
mod interruption;
mod kitchen;
mod mutation;
mod preservation;
mod product;
mod refusal;
mod round_trip;
pub mod rows;
mod sample;

pub use folder::migration as made_of;
