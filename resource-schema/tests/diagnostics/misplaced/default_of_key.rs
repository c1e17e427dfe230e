use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    #[field(default = "x")]
    pub id: Id<Self>,
    pub name: String,
}
