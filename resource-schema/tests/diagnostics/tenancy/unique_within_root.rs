use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(root)]
#[unique(name)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
