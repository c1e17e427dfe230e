use resource::prelude::*;

#[derive(Resource)]
pub struct Item {
    pub id: Id<Self>
    pub name: String,
}
