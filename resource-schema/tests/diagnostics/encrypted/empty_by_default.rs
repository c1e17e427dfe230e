use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    settings: Encrypted<Json>,
}
