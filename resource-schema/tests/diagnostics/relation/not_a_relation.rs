use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[partition(name)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[relation(on_delete = cascade)]
    pub code: String,
}
