//! Generated from `shelves/src/lending/loan.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/loans", 0),
    Route::new(Method::Get, "/loans/{id}", 1),
    Route::new(Method::Get, "/loans/overdue", 2),
    Route::new(Method::Post, "/loans", 3),
    Route::new(Method::Patch, "/loans/{id}/extend", 4),
    Route::new(Method::Patch, "/loans/{id}/give-back", 5),
    Route::new(Method::Patch, "/loans/{id}/report-lost", 6),
];
