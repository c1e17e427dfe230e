use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items"]
pub struct Item {
    pub id: Id<Self>,
}
