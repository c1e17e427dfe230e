use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[index(name)]
#[index(name, where(name != ""))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
