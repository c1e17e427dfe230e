use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(nmae))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}

fn main() {}
