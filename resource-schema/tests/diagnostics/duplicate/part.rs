use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, primary, primary, accept(name))]
#[read(list, filter(true), filter(false))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[field(trim, trim)]
    pub code: String,
}
