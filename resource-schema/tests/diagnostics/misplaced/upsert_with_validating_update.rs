use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(name)]
#[create(add, accept(name), upsert(name, update = touch))]
#[update(touch, validate(name != "keep", message = "is kept"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
