//! Generated from `resources/src/monitoring/service_check.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/service-checks", 0),
    Route::new(Method::Get, "/service-checks/{id}", 1),
    Route::new(Method::Get, "/service-checks/enabled", 2),
    Route::new(Method::Get, "/service-checks/failing", 3),
    Route::new(Method::Get, "/service-checks/due-for-check", 4),
    Route::new(Method::Get, "/service-checks/by-agent", 5),
    Route::new(Method::Get, "/service-checks/by-device", 6),
    Route::new(Method::Get, "/service-checks/by-schedule", 7),
    Route::new(Method::Post, "/service-checks", 9),
    Route::new(Method::Patch, "/service-checks/{id}", 10),
    Route::new(Method::Patch, "/service-checks/{id}/enable", 11),
    Route::new(Method::Patch, "/service-checks/{id}/disable", 12),
    Route::new(Method::Patch, "/service-checks/{id}/reset-failures", 16),
    Route::new(Method::Delete, "/service-checks/{id}", 18),
];
