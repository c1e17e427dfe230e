use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, sort(token))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    token: Secret<String>,
}
