use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[validate(named, name != "")]
#[validate(named, name != "x")]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
