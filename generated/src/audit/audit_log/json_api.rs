//! Generated from `resources/src/audit/audit_log.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/audit-logs", 0),
    Route::new(Method::Get, "/audit-logs/{id}", 1),
    Route::new(Method::Get, "/audit-logs/by-actor", 2),
    Route::new(Method::Get, "/audit-logs/by-resource", 3),
    Route::new(Method::Get, "/audit-logs/by-outcome", 4),
];
