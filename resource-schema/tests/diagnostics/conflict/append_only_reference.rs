//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", append_only)]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[relation(on_delete = cascade)]
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
