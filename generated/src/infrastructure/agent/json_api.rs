//! Generated from `resources/src/infrastructure/agent.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/agents", 0),
    Route::new(Method::Get, "/agents/{id}", 1),
    Route::new(Method::Get, "/agents/by-poller", 2),
    Route::new(Method::Get, "/agents/by-device", 3),
    Route::new(Method::Get, "/agents/connected", 4),
    Route::new(Method::Get, "/agents/by-status", 5),
    Route::new(Method::Get, "/agents/by-capability", 6),
    Route::new(Method::Get, "/agents/recently-seen", 7),
    Route::new(Method::Post, "/agents", 8),
    Route::new(Method::Post, "/agents/register-connected", 9),
    Route::new(Method::Patch, "/agents/{id}", 10),
    Route::new(Method::Patch, "/agents/{id}/heartbeat", 11),
    Route::new(Method::Patch, "/agents/{id}/connect", 12),
    Route::new(Method::Patch, "/agents/{id}/degrade", 14),
    Route::new(Method::Patch, "/agents/{id}/restore", 15),
    Route::new(Method::Patch, "/agents/{id}/disconnect", 16),
    Route::new(Method::Patch, "/agents/{id}/reconnect", 17),
    Route::new(Method::Patch, "/agents/{id}/unavailable", 18),
    Route::new(Method::Patch, "/agents/{id}/recover", 19),
];
