//! Generated from `resources/src/inventory/device.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/devices", 0),
    Route::new(Method::Get, "/devices/{id}", 1),
    Route::new(Method::Get, "/devices/by-ip", 2),
    Route::new(Method::Get, "/devices/by-mac", 3),
    Route::new(Method::Get, "/devices/by-poller", 4),
    Route::new(Method::Get, "/devices/available", 5),
    Route::new(Method::Get, "/devices/recently-seen", 6),
    Route::new(Method::Post, "/devices", 7),
    Route::new(Method::Patch, "/devices/{id}", 10),
    Route::new(Method::Patch, "/devices/{id}/group", 11),
    Route::new(Method::Patch, "/devices/{id}/touch", 12),
    Route::new(Method::Patch, "/devices/{id}/availability", 13),
    Route::new(Method::Patch, "/devices/{id}/identify", 15),
    Route::new(Method::Patch, "/devices/{id}/manage", 16),
    Route::new(Method::Patch, "/devices/{id}/unmanage", 17),
    Route::new(Method::Delete, "/devices/{id}", 18),
];
