//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/station.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of a station take.

use super::Station;
use resource_core::Id;
use resource_runtime::{Patch, Slot, Slots};

/// What [`by_slug`](super::by_slug) takes.
#[derive(Clone, Debug)]
pub struct BySlug {
    /// A short name that never changes.
    pub slug: String,
}

impl From<BySlug> for Slots {
    fn from(input: BySlug) -> Slots {
        Slots::new(vec![Slot::given(&input.slug)])
    }
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
}

impl From<Create> for Slots {
    fn from(input: Create) -> Slots {
        Slots::new(vec![Slot::given(&input.name), Slot::given(&input.slug), Slot::optional(&input.parent)])
    }
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub name: Option<String>,
}

impl From<Update> for Slots {
    fn from(input: Update) -> Slots {
        Slots::new(vec![Slot::optional(&input.name)])
    }
}

/// What [`move_to`](super::move_to) takes.
#[derive(Clone, Debug, Default)]
pub struct MoveTo {
    /// The station that it is part of.
    pub parent: Patch<Id<Station>>,
}

impl From<MoveTo> for Slots {
    fn from(input: MoveTo) -> Slots {
        Slots::new(vec![input.parent.into()])
    }
}
