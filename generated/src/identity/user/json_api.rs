//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/users", 0),
    Route::new(Method::Get, "/users/{id}", 1),
    Route::new(Method::Get, "/users/by-email", 2),
    Route::new(Method::Get, "/users/admins", 3),
    Route::new(Method::Post, "/users", 5),
    Route::new(Method::Post, "/users/register", 6),
    Route::new(Method::Patch, "/users/{id}", 8),
    Route::new(Method::Patch, "/users/{id}/update-email", 9),
    Route::new(Method::Patch, "/users/{id}/update-role", 12),
    Route::new(Method::Patch, "/users/{id}/grant-super-admin", 13),
    Route::new(Method::Delete, "/users/{id}", 15),
    Route::new(Method::Post, "/users/{id}/change-password", 16),
];
