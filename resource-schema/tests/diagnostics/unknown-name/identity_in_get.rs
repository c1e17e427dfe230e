use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(name)]
#[read(by_name, get(nam))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
