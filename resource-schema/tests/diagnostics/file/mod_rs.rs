//- lib.rs
pub mod shop;
//- shop/mod.rs
//! Modules stand beside their folders.
