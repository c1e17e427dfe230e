use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, acept(name))]
#[read(list, pages(keyset), filter(name == "x"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
