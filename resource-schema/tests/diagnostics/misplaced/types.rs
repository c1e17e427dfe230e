use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub a: &'static str,
    pub b: (i32, i32),
    pub c: [u8; 4],
    pub d: BelongsTo,
}
