use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[scope(known, token != null)]
#[read(list, filter(token == "x"))]
#[create(add, accept(name, token), validate(token != name), set(note = token))]
#[update(change, accept(token), guard(token != null), set(note = self.token))]
#[causes(change, Item::add(name = old.token, token = "secret"))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub note: Option<String>,
    token: Encrypted<String>,
    #[calculate(token == name)]
    pub same: Calculated<bool>,
}
