//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/order.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/orders", 0),
    Route::new(Method::Get, "/orders/{id}", 1),
    Route::new(Method::Get, "/orders/at", 2),
    Route::new(Method::Post, "/orders", 3),
    Route::new(Method::Patch, "/orders/{id}", 4),
    Route::new(Method::Patch, "/orders/{id}/cook", 5),
    Route::new(Method::Patch, "/orders/{id}/hand/over", 7),
    Route::new(Method::Patch, "/orders/{id}/cancel", 8),
];
