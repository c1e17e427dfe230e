use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, primary)]
#[read(all, primary)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
