use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name), set(name = "x"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
