use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, set(name = "x", name = "y"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
