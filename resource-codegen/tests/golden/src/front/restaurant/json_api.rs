//! Generated from `resource-codegen/tests/kitchen_sink/src/front/restaurant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/restaurants", 0),
    Route::new(Method::Get, "/restaurants/{id}", 1),
    Route::new(Method::Get, "/restaurants/by-slug", 2),
    Route::new(Method::Post, "/restaurants", 3),
    Route::new(Method::Patch, "/restaurants/{id}", 4),
    Route::new(Method::Patch, "/restaurants/{id}/open", 6),
    Route::new(Method::Patch, "/restaurants/{id}/close", 7),
];
