use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", json_api)]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
#[update(rename, accept(name), path = "name")]
#[update(label, accept(name), path = "name")]
#[update(change, primary, accept(name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
