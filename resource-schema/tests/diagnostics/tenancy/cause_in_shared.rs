//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
#[causes(add, Note::write(text = name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
//- shop/note.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "notes")]
#[tenancy(shared)]
#[create(write, accept(text))]
pub struct Note {
    pub id: Id<Self>,
    pub text: String,
}
