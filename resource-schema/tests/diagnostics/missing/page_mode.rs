use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, page(default = 20))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
