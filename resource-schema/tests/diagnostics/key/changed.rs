use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(code))]
#[update(recode, accept(code))]
pub struct Item {
    #[field(key)]
    pub code: String,
}
