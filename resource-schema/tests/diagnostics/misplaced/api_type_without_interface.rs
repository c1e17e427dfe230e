use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", api_type = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
