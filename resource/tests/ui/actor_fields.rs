use resource::prelude::*;

#[actor]
pub struct Actor {
    pub name: String,
    pub user: Id<Self>,
}

#[actor(extra)]
pub struct Agent(Uuid);

fn main() {}
