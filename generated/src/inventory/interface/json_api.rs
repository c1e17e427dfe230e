//! Generated from `resources/src/inventory/interface.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/interfaces", 0),
    Route::new(Method::Get, "/interfaces/{id}", 1),
    Route::new(Method::Get, "/interfaces/by-device", 2),
    Route::new(Method::Get, "/interfaces/by-number", 3),
    Route::new(Method::Get, "/interfaces/by-poller", 4),
    Route::new(Method::Get, "/interfaces/latest", 5),
    Route::new(Method::Get, "/interfaces/active", 6),
    Route::new(Method::Patch, "/interfaces/{id}", 8),
    Route::new(Method::Delete, "/interfaces/{id}", 10),
];
