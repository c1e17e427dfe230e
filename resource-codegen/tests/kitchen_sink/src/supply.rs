//! What all restaurants share.

pub mod allergen;

pub use allergen::Allergen;
