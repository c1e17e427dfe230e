use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[destroy(discard, validate(name != "keep", message = "is kept"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
