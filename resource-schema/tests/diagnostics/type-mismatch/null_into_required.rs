use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name), set(count = argument.count), argument(count: Option<i32>))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub count: i32,
}
