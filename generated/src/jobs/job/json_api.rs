//! Generated from `resources/src/jobs/job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/jobs", 0),
    Route::new(Method::Get, "/jobs/{id}", 1),
    Route::new(Method::Get, "/jobs/by-state", 2),
    Route::new(Method::Get, "/jobs/by-queue", 3),
    Route::new(Method::Get, "/jobs/exhausted", 4),
    Route::new(Method::Patch, "/jobs/{id}/cancel", 5),
    Route::new(Method::Patch, "/jobs/{id}/retry", 6),
];
