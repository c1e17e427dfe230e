use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(name)]
#[create(add, accept(name), upsert(name, update = rename))]
#[create(put, accept(name), upsert(name, update = check))]
#[create(get, accept(name), upsert(name, update = add))]
#[update(rename, argument(to: String), set(name = argument.to))]
#[update(check, change(count))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
