use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, sort(-created_at))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub inserted_at: CreatedAt,
}
