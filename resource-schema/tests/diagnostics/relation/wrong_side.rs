//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[relation(inverse = items)]
    pub shelf: BelongsTo<Shelf>,
}
//- shop/shelf.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "shelves")]
#[tenancy(tenant_id)]
pub struct Shelf {
    pub id: Id<Self>,
    #[relation(on_delete = cascade)]
    pub items: HasMany<Item>,
}
