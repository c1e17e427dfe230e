//! Generated from `resources/src/infrastructure/checker.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/checkers", 0),
    Route::new(Method::Get, "/checkers/{id}", 1),
    Route::new(Method::Get, "/checkers/by-agent", 2),
    Route::new(Method::Get, "/checkers/by-status", 3),
    Route::new(Method::Get, "/checkers/failing", 4),
    Route::new(Method::Get, "/checkers/over-threshold", 5),
    Route::new(Method::Post, "/checkers", 6),
    Route::new(Method::Patch, "/checkers/{id}", 7),
    Route::new(Method::Patch, "/checkers/{id}/pause", 8),
    Route::new(Method::Patch, "/checkers/{id}/resume", 9),
    Route::new(Method::Patch, "/checkers/{id}/mark-failing", 10),
    Route::new(Method::Patch, "/checkers/{id}/clear-failure", 11),
    Route::new(Method::Patch, "/checkers/{id}/disable", 12),
    Route::new(Method::Patch, "/checkers/{id}/enable", 13),
    Route::new(Method::Patch, "/checkers/{id}/record-success", 14),
    Route::new(Method::Patch, "/checkers/{id}/record-failure", 15),
    Route::new(Method::Delete, "/checkers/{id}", 16),
];
