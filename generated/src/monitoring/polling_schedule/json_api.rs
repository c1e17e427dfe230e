//! Generated from `resources/src/monitoring/polling_schedule.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/polling-schedules", 0),
    Route::new(Method::Get, "/polling-schedules/{id}", 1),
    Route::new(Method::Get, "/polling-schedules/enabled", 2),
    Route::new(Method::Get, "/polling-schedules/due-for-execution", 3),
    Route::new(Method::Get, "/polling-schedules/by-partition", 5),
    Route::new(Method::Get, "/polling-schedules/by-poller", 6),
    Route::new(Method::Post, "/polling-schedules", 7),
    Route::new(Method::Patch, "/polling-schedules/{id}", 8),
    Route::new(Method::Patch, "/polling-schedules/{id}/enable", 9),
    Route::new(Method::Patch, "/polling-schedules/{id}/disable", 10),
    Route::new(Method::Patch, "/polling-schedules/{id}/trigger", 11),
    Route::new(Method::Delete, "/polling-schedules/{id}", 19),
];
