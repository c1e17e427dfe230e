//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
#[update(put, accept(shelf), change(acyclic(shelf)))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub shelf: BelongsTo<Shelf>,
}
//- shop/shelf.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "shelves")]
#[tenancy(tenant_id)]
pub struct Shelf {
    pub id: Id<Self>,
}
