//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/api-tokens", 0),
    Route::new(Method::Get, "/api-tokens/{id}", 1),
    Route::new(Method::Get, "/api-tokens/active", 3),
    Route::new(Method::Get, "/api-tokens/by-user", 4),
    Route::new(Method::Patch, "/api-tokens/{id}", 6),
    Route::new(Method::Patch, "/api-tokens/{id}/revoke", 8),
    Route::new(Method::Patch, "/api-tokens/{id}/enable", 9),
    Route::new(Method::Patch, "/api-tokens/{id}/disable", 10),
    Route::new(Method::Post, "/api-tokens/issue", 11),
];
