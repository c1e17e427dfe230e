//! Generated from `resources/src/inventory/merge_audit.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/merge-audits", 0),
    Route::new(Method::Get, "/merge-audits/{id}", 1),
    Route::new(Method::Get, "/merge-audits/by-device", 2),
    Route::new(Method::Get, "/merge-audits/merged-from", 3),
    Route::new(Method::Get, "/merge-audits/merged-to", 4),
    Route::new(Method::Get, "/merge-audits/recent", 5),
    Route::new(Method::Post, "/merge-audits/{id}/unmerge", 7),
];
