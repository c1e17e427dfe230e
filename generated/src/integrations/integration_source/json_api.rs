//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/integration-sources", 0),
    Route::new(Method::Get, "/integration-sources/{id}", 1),
    Route::new(Method::Get, "/integration-sources/by-name", 2),
    Route::new(Method::Get, "/integration-sources/enabled", 3),
    Route::new(Method::Get, "/integration-sources/by-type", 4),
    Route::new(Method::Get, "/integration-sources/due", 5),
    Route::new(Method::Post, "/integration-sources", 6),
    Route::new(Method::Patch, "/integration-sources/{id}", 7),
    Route::new(Method::Patch, "/integration-sources/{id}/enable", 8),
    Route::new(Method::Patch, "/integration-sources/{id}/disable", 9),
    Route::new(Method::Patch, "/integration-sources/{id}/sync", 10),
    Route::new(Method::Delete, "/integration-sources/{id}", 15),
];
