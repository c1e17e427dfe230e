use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(transitions, accept(name))]
#[update(can_rename, accept(name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
