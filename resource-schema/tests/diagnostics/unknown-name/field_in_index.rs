use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[index(naem)]
#[unique(title)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
