use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item<T>(T);

#[derive(Resource)]
pub enum Kind {
    One,
}
