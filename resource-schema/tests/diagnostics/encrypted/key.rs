use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list)]
pub struct Item {
    #[field(key)]
    pub name: Encrypted<String>,
}
