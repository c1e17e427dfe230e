use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[destroy(remove, bulk)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
