use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, argument(title: String), filter(name == argument.titel))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
