use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, filter(count == "many"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub count: i32,
}
