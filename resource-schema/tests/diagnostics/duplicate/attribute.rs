use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[tenancy(shared)]
#[resource(table = "things")]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
