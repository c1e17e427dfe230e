//! Generated from `resources/src/inventory/device_group.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/device-groups", 0),
    Route::new(Method::Get, "/device-groups/{id}", 1),
    Route::new(Method::Get, "/device-groups/by-type", 2),
    Route::new(Method::Get, "/device-groups/root-groups", 3),
    Route::new(Method::Post, "/device-groups", 4),
    Route::new(Method::Patch, "/device-groups/{id}", 5),
    Route::new(Method::Patch, "/device-groups/{id}/move", 6),
    Route::new(Method::Delete, "/device-groups/{id}", 7),
];
