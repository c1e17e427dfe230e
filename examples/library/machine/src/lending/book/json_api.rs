//! Generated from `shelves/src/lending/book.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The routes of the JSON:API.

use resource_core::meta::{Method, Route};

/// One line per route; the number is the action's position.
pub static ROUTES: &[Route] = &[
    Route::new(Method::Get, "/books", 0),
    Route::new(Method::Get, "/books/{id}", 1),
    Route::new(Method::Get, "/books/on-shelf", 2),
    Route::new(Method::Post, "/books", 3),
    Route::new(Method::Patch, "/books/{id}", 4),
    Route::new(Method::Delete, "/books/{id}", 5),
];
