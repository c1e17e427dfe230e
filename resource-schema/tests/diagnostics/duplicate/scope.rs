use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[scope(all, true)]
#[scope(all, false)]
#[scope(name, true)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
