use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[index(tags)]
#[unique(extra)]
#[read(list, sort(tags))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub tags: Vec<String>,
    pub extra: Json,
}
