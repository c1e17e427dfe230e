//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", json_api)]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
//- shop/shelf.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "shelves", json_api, api_type = "items")]
#[tenancy(tenant_id)]
pub struct Shelf {
    pub id: Id<Self>,
}
