use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(parent), change(acyclic(parent)))]
pub struct Item {
    pub id: Id<Self>,
    pub parent: Option<BelongsTo<Item>>,
}
