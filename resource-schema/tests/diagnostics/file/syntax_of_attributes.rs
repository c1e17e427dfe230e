use resource::prelude::*;

#[derive(Resource)]
#[resource(table = items)]
#[unique()]
#[index()]
#[scope(mine)]
#[policy(require)]
#[create(add accept(name))]
#[update(rename, accept(name) set(name = ))]
#[read(list, filter(name == ), sort(id))]
#[validate(named)]
#[partition()]
#[tenancy(tenant_id, strict)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
