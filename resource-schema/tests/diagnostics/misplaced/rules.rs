use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name), argument(count: i32, trim))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[field(range(1..=2))]
    pub code: String,
    #[field(length(1..=2))]
    pub count: i32,
    #[field(trim)]
    pub flag: bool,
}
