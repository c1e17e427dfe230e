//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/staff", 0),
    Route::new(Method::Get, "/staff/{id}", 1),
    Route::new(Method::Post, "/staff", 3),
    Route::new(Method::Patch, "/staff/{id}", 4),
    Route::new(Method::Patch, "/staff/{id}/leave", 6),
    Route::new(Method::Delete, "/staff/{id}", 7),
    Route::new(Method::Post, "/staff/{id}/change-password", 8),
];
