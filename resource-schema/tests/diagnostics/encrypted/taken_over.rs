use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(name)]
#[create(right, accept(name, token), upsert(name, update = change, set(token = new.token)))]
#[create(
    wrong,
    accept(name, token),
    argument(other: Secret<String>),
    upsert(name, update = change, set(token = argument.other, note = new.token)),
)]
#[update(change, accept(token))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub note: Option<String>,
    token: Encrypted<String>,
}
