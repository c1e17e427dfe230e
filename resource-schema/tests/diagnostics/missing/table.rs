use resource::prelude::*;

#[derive(Resource)]
#[resource(json_api)]
#[tenancy(shared)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
