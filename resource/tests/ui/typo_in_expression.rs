use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, argument(text: String), filter(nmae == argument.txet && exists(parts, other == 1)))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub parts: HasMany<Item>,
}

fn main() {}
