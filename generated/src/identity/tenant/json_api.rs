//! Generated from `resources/src/identity/tenant.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/tenants", 0),
    Route::new(Method::Get, "/tenants/{id}", 1),
    Route::new(Method::Get, "/tenants/by-slug", 2),
    Route::new(Method::Get, "/tenants/active", 3),
    Route::new(Method::Post, "/tenants", 4),
    Route::new(Method::Patch, "/tenants/{id}", 5),
    Route::new(Method::Patch, "/tenants/{id}/upgrade-plan", 7),
    Route::new(Method::Patch, "/tenants/{id}/suspend", 8),
    Route::new(Method::Patch, "/tenants/{id}/activate", 9),
    Route::new(Method::Patch, "/tenants/{id}/soft-delete", 10),
    Route::new(Method::Post, "/tenants/register", 11),
];
