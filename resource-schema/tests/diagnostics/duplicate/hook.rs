use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name), prepare(clean), change(clean))]
#[update(touch, change(count, count))]
#[run(count)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
