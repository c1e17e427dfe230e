//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/line.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/order-lines", 0),
    Route::new(Method::Get, "/order-lines/{id}", 1),
    Route::new(Method::Post, "/order-lines", 2),
    Route::new(Method::Patch, "/order-lines/{id}", 3),
    Route::new(Method::Delete, "/order-lines/{id}", 4),
];
