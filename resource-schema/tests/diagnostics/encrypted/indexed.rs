use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(token)]
#[unique(by_token, fields(name, token))]
#[index(name, token)]
#[read(list, sort(token))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    token: Encrypted<String>,
}
