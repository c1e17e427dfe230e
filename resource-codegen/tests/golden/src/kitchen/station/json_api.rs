//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/stations", 0),
    Route::new(Method::Get, "/stations/{id}", 1),
    Route::new(Method::Get, "/stations/by-slug", 2),
    Route::new(Method::Post, "/stations", 3),
    Route::new(Method::Patch, "/stations/{id}", 4),
    Route::new(Method::Patch, "/stations/{id}/move", 5),
    Route::new(Method::Delete, "/stations/{id}", 6),
];
