//! A restaurant chain that uses every entry of the declaration language at least once.

use resource::prelude::*;

use crate::front::Employee;
use crate::kitchen::Station;

pub mod front;
pub mod kitchen;
pub mod supply;

/// Whoever acts.
#[actor]
pub struct Actor {
    /// The employee who is signed in.
    pub employee: Id<Employee>,
    /// The only station that they work at.
    pub station: Id<Station>,
}
