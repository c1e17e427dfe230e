//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a station take.

use super::Station;
use resource_core::{Id, Json, Secret};
use resource_runtime::{Patch, into_slots};

/// What [`by_slug`](super::by_slug) takes.
#[derive(Clone, Debug)]
pub struct BySlug {
    /// A short name that never changes.
    pub slug: String,
}

/// What [`create`](super::create) takes.
#[derive(Clone, Debug)]
pub struct Create {
    /// What people call it.
    pub name: String,
    /// A short name that never changes.
    pub slug: String,
    /// The station that it is part of.
    pub parent: Option<Id<Station>>,
    /// How to sign in to its camera.
    pub camera: Option<Secret<Json>>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub name: Option<String>,
    /// How to sign in to its camera.
    pub camera: Patch<Secret<Json>>,
}

/// What [`move_to`](super::move_to) takes.
#[derive(Clone, Debug, Default)]
pub struct MoveTo {
    /// The station that it is part of.
    pub parent: Patch<Id<Station>>,
}

into_slots! {
    BySlug { slug }
    Create { name, slug, parent: optional, camera: optional }
    Update { name: optional, camera: patch }
    MoveTo { parent: patch }
}
