use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list)]
pub struct Item {
    pub id: Id<Self>,
    a: Vec<Encrypted<String>>,
}
