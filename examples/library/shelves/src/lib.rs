//! What a lending library consists of.

use resource::prelude::*;

pub mod lending;

use crate::lending::Member;

/// What expressions know of whoever acts.
#[actor]
pub struct Actor {
    /// The member, where it is one.
    pub member: Id<Member>,
}
