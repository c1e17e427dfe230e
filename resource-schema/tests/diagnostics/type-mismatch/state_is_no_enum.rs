use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[state_machine(name, initial(Draft))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
