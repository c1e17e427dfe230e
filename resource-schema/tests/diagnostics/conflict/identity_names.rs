use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(by_name, name, fields(name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
