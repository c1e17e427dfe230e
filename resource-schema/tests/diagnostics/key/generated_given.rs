use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(id, name, inserted_at))]
#[update(touch, set(updated_at = now()))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub inserted_at: CreatedAt,
    pub updated_at: UpdatedAt,
}
