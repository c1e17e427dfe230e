//- lib.rs
pub mod shop;
//- shop.rs
pub mod item;
pub mod missing;
//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
