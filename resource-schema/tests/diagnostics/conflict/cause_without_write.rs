use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
#[read(list)]
#[run(go)]
#[causes([list, go], Item::add(name = name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
