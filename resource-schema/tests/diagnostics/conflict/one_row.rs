use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(get, get(), sort(name), page(keyset))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
