use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", jsonapi)]
#[tenancy(tenant_id)]
#[create(add, acept(name), argument(size: i32, rang(1..=2)))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}

fn main() {}
