use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", append_only)]
#[tenancy(tenant_id)]
#[unique(nmae)]
#[policy(ad, require(true))]
#[create(add, accept(name, name))]
#[destroy(remove)]
pub struct Item {
    pub id: Id<Self>,
    #[field(range(1..=3))]
    pub name: String,
}

fn main() {}
