use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[state_machine(status, initial(Draft))]
#[create(add, accept(name))]
#[destroy(remove, Draft => Sold)]
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
