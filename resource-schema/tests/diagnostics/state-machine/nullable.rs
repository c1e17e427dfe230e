use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[state_machine(status, initial(Draft))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub status: Option<Status>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Status {
    Draft,
    Listed,
    Sold,
}
