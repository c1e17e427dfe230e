//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/dishes", 0),
    Route::new(Method::Get, "/dishes/{id}", 1),
    Route::new(Method::Get, "/dishes/mild", 2),
    Route::new(Method::Post, "/dishes", 3),
    Route::new(Method::Patch, "/dishes/{id}/refresh", 4),
    Route::new(Method::Patch, "/dishes/{id}", 5),
    Route::new(Method::Delete, "/dishes/{id}", 6),
];
