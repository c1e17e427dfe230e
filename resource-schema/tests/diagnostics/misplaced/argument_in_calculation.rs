use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[calculate(contains(name, argument.part))]
    pub found: Calculated<bool>,
    #[calculate(name == actor.name)]
    pub own: Calculated<bool>,
}
