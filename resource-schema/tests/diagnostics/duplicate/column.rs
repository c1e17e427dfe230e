//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub shelf: BelongsTo<Shelf>,
    pub shelf_id: Uuid,
}
//- shop/shelf.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "shelves")]
#[tenancy(tenant_id)]
pub struct Shelf {
    pub id: Id<Self>,
}
