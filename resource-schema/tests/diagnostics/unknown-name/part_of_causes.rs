use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
#[causes(add, Item::add(name = name), wen(true))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
