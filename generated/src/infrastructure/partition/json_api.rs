//! Generated from `resources/src/infrastructure/partition.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/partitions", 0),
    Route::new(Method::Get, "/partitions/{id}", 1),
    Route::new(Method::Get, "/partitions/by-slug", 2),
    Route::new(Method::Get, "/partitions/enabled", 3),
    Route::new(Method::Get, "/partitions/by-site", 4),
    Route::new(Method::Get, "/partitions/by-environment", 5),
    Route::new(Method::Post, "/partitions", 6),
    Route::new(Method::Patch, "/partitions/{id}", 7),
    Route::new(Method::Delete, "/partitions/{id}", 8),
];
