use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    #[field(key)]
    pub code: Option<String>,
    #[field(key)]
    pub token: Secret<String>,
}
