use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, argument(a: String, lenght(1..=3)), argument(b: i32, c: i32))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
