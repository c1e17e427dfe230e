use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    #[field(key, generated)]
    pub code: String,
    #[field(generated)]
    pub number: i64,
}
