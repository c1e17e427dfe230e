//! The tables behind the actions, which would go around every check.

use generated::infrastructure::poller::entity::Entity;

pub fn table() -> Entity {
    Entity::default()
}
