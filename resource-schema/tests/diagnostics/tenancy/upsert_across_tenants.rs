use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(name, across_tenants)]
#[create(add, accept(name), upsert(name, update = touch))]
#[update(touch)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
