//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
#[create(put, accept(name))]
#[causes(add, Note::write(text = name))]
#[causes(put, Note::keep(text = name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
//- shop/note.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "notes")]
#[tenancy(tenant_id)]
#[unique(text)]
#[update(again, accept(text))]
#[create(write, accept(text), prepare(shorten))]
#[create(keep, accept(text), upsert(text, update = again))]
pub struct Note {
    pub id: Id<Self>,
    pub text: String,
}
