use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
#[update(rename, argument(to: String), set(title = argument.to))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
