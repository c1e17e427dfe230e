//! Generated from `resources/src/infrastructure/health_event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/health-events", 0),
    Route::new(Method::Get, "/health-events/{id}", 1),
    Route::new(Method::Get, "/health-events/timeline", 2),
    Route::new(Method::Get, "/health-events/current-status", 3),
    Route::new(Method::Get, "/health-events/recent", 4),
    Route::new(Method::Get, "/health-events/by-state", 5),
    Route::new(Method::Post, "/health-events", 6),
];
