//! Generated from `resources/src/monitoring/check_result.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/check-results", 0),
    Route::new(Method::Get, "/check-results/{id}", 1),
    Route::new(Method::Get, "/check-results/by-check", 2),
    Route::new(Method::Get, "/check-results/by-poll-job", 3),
];
