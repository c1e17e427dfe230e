//- lib.rs
use resource::prelude::*;

pub mod shop;

#[actor]
pub struct Actor {
    pub name: String,
}
//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
