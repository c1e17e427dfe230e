//! Generated from `resources/src/identity/tenant_membership.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/tenant-memberships", 0),
    Route::new(Method::Get, "/tenant-memberships/{id}", 1),
    Route::new(Method::Get, "/tenant-memberships/by-user", 2),
    Route::new(Method::Post, "/tenant-memberships", 3),
    Route::new(Method::Patch, "/tenant-memberships/{id}", 4),
    Route::new(Method::Delete, "/tenant-memberships/{id}", 5),
];
