use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list)]
#[create(list, accept(name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
