//- lib.rs
use resource::prelude::*;

pub mod shop;

#[actor]
pub struct Actor {
    pub buyer: Id<Item>,
}
//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[scope(own, id == actor.byer)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
