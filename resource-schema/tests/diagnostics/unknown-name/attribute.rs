use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(shared)]
#[tenency(tenant_id)]
#[frobnicate]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[feild(trim)]
    pub code: String,
}
