use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read()]
#[create]
#[update("x")]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
