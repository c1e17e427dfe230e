use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name), require(true))]
#[policy(require(true))]
#[policy(require(false))]
#[policy(add, require(true))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
