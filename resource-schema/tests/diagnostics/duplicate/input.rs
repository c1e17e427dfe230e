use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name, name), argument(a: String), argument(a: i32), argument(name: String))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
