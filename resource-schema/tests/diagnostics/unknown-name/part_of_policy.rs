use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[policy(requires(name == "x"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
