//! Generated from `resources/src/infrastructure/poller.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/pollers", 0),
    Route::new(Method::Get, "/pollers/{id}", 1),
    Route::new(Method::Get, "/pollers/active", 2),
    Route::new(Method::Get, "/pollers/by-status", 3),
    Route::new(Method::Get, "/pollers/recently-seen", 4),
    Route::new(Method::Get, "/pollers/by-partition", 5),
    Route::new(Method::Get, "/pollers/by-partition-id", 6),
    Route::new(Method::Post, "/pollers", 7),
    Route::new(Method::Post, "/pollers/announce", 8),
    Route::new(Method::Patch, "/pollers/{id}", 9),
    Route::new(Method::Patch, "/pollers/{id}/heartbeat", 10),
    Route::new(Method::Patch, "/pollers/{id}/activate", 11),
    Route::new(Method::Patch, "/pollers/{id}/degrade", 12),
    Route::new(Method::Patch, "/pollers/{id}/offline", 15),
    Route::new(Method::Patch, "/pollers/{id}/recover", 17),
    Route::new(Method::Patch, "/pollers/{id}/restore", 18),
    Route::new(Method::Patch, "/pollers/{id}/maintenance/start", 19),
    Route::new(Method::Patch, "/pollers/{id}/maintenance/end", 20),
    Route::new(Method::Patch, "/pollers/{id}/drain/start", 21),
    Route::new(Method::Patch, "/pollers/{id}/drain/finish", 22),
    Route::new(Method::Patch, "/pollers/{id}/deactivate", 23),
];
