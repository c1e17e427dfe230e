use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(by_name, tenantless, get(name))]
#[update(rename, tenantless, accept(name))]
#[run(count, tenantless, on_record)]
#[run(register, tenantless)]
#[unique(name)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
