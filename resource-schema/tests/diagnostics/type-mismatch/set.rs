use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, set(name = 1, count = "many"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub count: i32,
}
