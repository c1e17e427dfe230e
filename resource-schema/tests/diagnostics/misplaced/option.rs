//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub parts: Option<HasMany<Shelf>>,
    #[calculate(name)]
    pub label: Option<Calculated<String>>,
    pub token: Secret<Option<String>>,
    pub list: Vec<Option<String>>,
    pub shelf: BelongsTo<Option<Shelf>>,
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
