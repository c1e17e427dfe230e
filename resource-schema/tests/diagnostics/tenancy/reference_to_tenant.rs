//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub owner: Option<BelongsTo<Shelf>>,
}
//- shop/shelf.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "shelves")]
#[tenancy(root)]
pub struct Shelf {
    pub id: Id<Self>,
}
