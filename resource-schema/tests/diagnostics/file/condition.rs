use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[cfg(unix)]
    pub code: String,
}

#[cfg(feature = "extra")]
pub mod extra;
