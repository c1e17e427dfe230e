use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(root)]
pub struct Item {
    #[field(key)]
    pub slug: String,
}
