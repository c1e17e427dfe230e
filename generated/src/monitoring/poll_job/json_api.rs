//! Generated from `resources/src/monitoring/poll_job.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/poll-jobs", 0),
    Route::new(Method::Get, "/poll-jobs/{id}", 1),
    Route::new(Method::Get, "/poll-jobs/by-schedule", 2),
    Route::new(Method::Get, "/poll-jobs/pending", 3),
    Route::new(Method::Get, "/poll-jobs/running", 4),
    Route::new(Method::Get, "/poll-jobs/stale", 5),
    Route::new(Method::Get, "/poll-jobs/overdue", 6),
    Route::new(Method::Get, "/poll-jobs/recent", 7),
    Route::new(Method::Patch, "/poll-jobs/{id}/cancel", 16),
];
