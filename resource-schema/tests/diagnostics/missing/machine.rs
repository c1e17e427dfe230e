use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, => Draft, accept(name))]
#[causes(transitions, Item::add(name = name))]
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
