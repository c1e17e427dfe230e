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
    pub e: <Item as Clone>::Owned,
    pub f: Vec<3>,
    pub g: Fn(i32),
    pub h: Encrypted<Option<String>>,
    pub i: Secret<Encrypted<String>>,
}
