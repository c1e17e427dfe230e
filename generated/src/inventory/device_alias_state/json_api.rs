//! Generated from `resources/src/inventory/device_alias_state.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/device-alias-states", 0),
    Route::new(Method::Get, "/device-alias-states/{id}", 1),
    Route::new(Method::Get, "/device-alias-states/by-device", 2),
    Route::new(Method::Get, "/device-alias-states/by-value", 3),
    Route::new(Method::Get, "/device-alias-states/confirmed", 4),
    Route::new(Method::Patch, "/device-alias-states/{id}/confirm", 7),
    Route::new(Method::Patch, "/device-alias-states/{id}", 9),
    Route::new(Method::Patch, "/device-alias-states/{id}/mark-stale", 10),
    Route::new(Method::Patch, "/device-alias-states/{id}/reactivate", 11),
    Route::new(Method::Patch, "/device-alias-states/{id}/archive", 13),
    Route::new(Method::Delete, "/device-alias-states/{id}", 15),
];
