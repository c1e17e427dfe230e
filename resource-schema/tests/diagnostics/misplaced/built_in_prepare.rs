use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name), prepare(acyclic(parent)))]
#[update(rename, accept())]
#[update(change, accept(name) guard(name != "a"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
