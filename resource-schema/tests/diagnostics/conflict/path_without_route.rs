use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name), internal, path = "new")]
#[read(list, no_route, path = "All")]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
