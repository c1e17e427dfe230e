use resource::prelude::*;

#[derive(Resource)]
#[tenancy(shared)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
