//! Generated from `resources/src/inventory/device_identifier.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/device-identifiers", 0),
    Route::new(Method::Get, "/device-identifiers/{id}", 1),
    Route::new(Method::Get, "/device-identifiers/by-device", 2),
    Route::new(Method::Get, "/device-identifiers/lookup", 3),
    Route::new(Method::Get, "/device-identifiers/lookup-any", 4),
    Route::new(Method::Post, "/device-identifiers", 5),
    Route::new(Method::Patch, "/device-identifiers/{id}", 6),
    Route::new(Method::Patch, "/device-identifiers/{id}/touch", 8),
    Route::new(Method::Patch, "/device-identifiers/{id}/verify", 9),
    Route::new(Method::Delete, "/device-identifiers/{id}", 10),
];
