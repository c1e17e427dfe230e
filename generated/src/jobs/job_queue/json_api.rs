//! Generated from `resources/src/jobs/job_queue.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] =
    &[Route::new(Method::Get, "/job-queues", 0), Route::new(Method::Get, "/job-queues/{id}", 1)];
