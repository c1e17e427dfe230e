use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", renamed_from = "things")]
#[tenancy(tenant_id)]
#[read(list)]
pub struct Item {
    pub id: Id<Self>,
    #[field(renamed_from = "password")]
    token: Encrypted<String>,
}
