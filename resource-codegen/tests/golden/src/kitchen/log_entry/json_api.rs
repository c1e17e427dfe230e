//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/log_entry.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/log-entries", 0),
    Route::new(Method::Get, "/log-entries/{id}", 1),
    Route::new(Method::Get, "/log-entries/recent", 2),
];
