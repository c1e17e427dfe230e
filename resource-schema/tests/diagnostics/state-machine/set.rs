use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[state_machine(status, initial(Draft), final(Sold))]
#[create(add, accept(name))]
#[update(list, Draft => Listed)]
#[update(sell, Listed => Sold, set(status = Sold))]
#[update(edit, set(status = Draft))]
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
