//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[field(default = 1, length(1..=2))]
    pub shelf: BelongsTo<Shelf>,
    #[field(trim)]
    pub parts: HasMany<Shelf>,
    #[field(default = 1)]
    #[calculate(name)]
    pub label: Calculated<String>,
    #[calculate(name)]
    pub code: String,
}
//- shop/shelf.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "shelves")]
#[tenancy(tenant_id)]
pub struct Shelf {
    pub id: Id<Self>,
    pub item: BelongsTo<Item>,
}
