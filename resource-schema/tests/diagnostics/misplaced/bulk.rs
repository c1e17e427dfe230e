use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, bulk, accept(name))]
#[create(add_many, accept(name))]
#[create(blank, bulk, set(name = "none"))]
#[update(rename, bulk, accept(name))]
#[update(rename_each, accept(name))]
#[update(touch, bulk)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
