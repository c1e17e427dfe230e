//! Generated from `resources/src/monitoring/alert.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/alerts", 0),
    Route::new(Method::Get, "/alerts/{id}", 1),
    Route::new(Method::Get, "/alerts/active", 2),
    Route::new(Method::Get, "/alerts/pending", 3),
    Route::new(Method::Get, "/alerts/by-severity", 4),
    Route::new(Method::Get, "/alerts/by-device", 5),
    Route::new(Method::Get, "/alerts/recent", 6),
    Route::new(Method::Get, "/alerts/needs-notification", 7),
    Route::new(Method::Get, "/alerts/needs-escalation", 8),
    Route::new(Method::Get, "/alerts/suppression-over", 9),
    Route::new(Method::Post, "/alerts", 10),
    Route::new(Method::Patch, "/alerts/{id}/acknowledge", 13),
    Route::new(Method::Patch, "/alerts/{id}/resolve", 14),
    Route::new(Method::Patch, "/alerts/{id}/escalate", 16),
    Route::new(Method::Patch, "/alerts/{id}/suppress", 18),
    Route::new(Method::Patch, "/alerts/{id}/reopen", 20),
    Route::new(Method::Patch, "/alerts/{id}", 29),
];
