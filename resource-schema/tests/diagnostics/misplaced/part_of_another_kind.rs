use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, accept(name))]
#[create(add, accept(name), guard(true))]
#[destroy(remove, set(name = "x"))]
#[run(go, filter(true))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
