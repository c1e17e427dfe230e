use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(name)]
#[unique(name, where(name != ""))]
#[unique(both, fields(name, name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
