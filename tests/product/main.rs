//! The behaviour of the nine resources, over typed calls and over HTTP.

pub use tests::setup;
