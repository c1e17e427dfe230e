use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(name)]
#[state_machine(status, initial(Draft))]
#[create(add, accept(name), upsert(name, update = touch, set(status = Draft)))]
#[update(touch)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub status: Status,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Status {
    Draft,
    Listed,
    Sold,
}
