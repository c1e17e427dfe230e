//! Generated from `resources/src/monitoring/event.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/events", 0),
    Route::new(Method::Get, "/events/{id}", 1),
    Route::new(Method::Get, "/events/by-category", 2),
    Route::new(Method::Get, "/events/by-severity", 3),
    Route::new(Method::Get, "/events/by-device", 4),
    Route::new(Method::Get, "/events/by-agent", 5),
    Route::new(Method::Get, "/events/by-alert", 6),
    Route::new(Method::Get, "/events/recent", 7),
    Route::new(Method::Get, "/events/in-time-range", 8),
    Route::new(Method::Post, "/events", 9),
    Route::new(Method::Post, "/events/record-at-time", 10),
];
