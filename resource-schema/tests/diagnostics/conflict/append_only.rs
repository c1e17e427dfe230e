use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", append_only)]
#[tenancy(tenant_id)]
#[unique(name)]
#[create(add, accept(name), upsert(name, update = rename))]
#[update(rename, accept(name))]
#[destroy(remove)]
#[state_machine(status, initial(Draft))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub status: Status,
    pub updated_at: UpdatedAt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Status {
    Draft,
    Listed,
    Sold,
}
