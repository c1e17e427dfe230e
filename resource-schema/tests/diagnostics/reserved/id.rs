use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    #[field(key)]
    pub code: String,
    pub id: i32,
}
