use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, page(keyset, default = 500, max = 400))]
#[read(some, page(offset, default = 20, max = 10))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
