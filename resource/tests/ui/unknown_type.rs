use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, argument(color: Colour))]
#[causes(add, Nota::write(text = "added"))]
pub struct Item {
    pub id: Id<Self>,
    pub shelf: BelongsTo<Shelv>,
}

#[derive(Resource)]
#[resource(table = "shelves")]
#[tenancy(tenant_id)]
pub struct Shelf {
    pub id: Id<Self>,
}

fn main() {}
