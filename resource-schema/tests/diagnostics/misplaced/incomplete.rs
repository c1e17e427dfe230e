use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(*))]
#[causes(add, Item, when(true))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
