//! What the suites of the product start from.
//!
//! Each suite is a folder and a test program of its own; what several of them need is here. What needs
//! a second process starts the program `actor`, which performs [`deed`]s.
//!
//! Not here: databases, contexts and random records; those are `resource_runtime::testing`.

pub mod background;
pub mod counts;
pub mod deed;
pub mod heard;
pub mod http;
pub mod input;
pub mod program;
pub mod shut;
pub mod world;

use std::sync::Arc;

use resource_runtime::Actor;
use resource_runtime::testing::Setup;

/// The connections of an `actor`: more of its tasks than these cannot stand before the database at once.
pub const CONNECTIONS: u32 = 8;

/// The product as it ships: its declarations, hooks, policies and migrations.
///
/// # Panics
/// When the policy files are not valid.
pub fn setup() -> Setup {
    Setup {
        application: &generated::APPLICATION,
        policies: Arc::new(app::policies::load(None).unwrap_or_else(|error| panic!("{error}"))),
        hooks: Arc::new(app::hooks()),
        migrations: migrations::all(),
        creator: Actor::system("console"),
    }
}
