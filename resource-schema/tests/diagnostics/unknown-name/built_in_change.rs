use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
#[update(move_to, accept(parent), change(acylic(parent)))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub parent: Option<BelongsTo<Self>>,
}
