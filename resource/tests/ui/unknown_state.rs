use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[state_machine(status, initial(Draft), final(Sold))]
#[create(add)]
#[update(sell, Draft => Sould)]
#[read(drafts, filter(status == Daft))]
pub struct Item {
    pub id: Id<Self>,
    pub status: Status,
    #[field(default = Larg)]
    pub size: Size,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Status {
    Draft,
    Sold,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Size {
    Large,
}

fn main() {}
