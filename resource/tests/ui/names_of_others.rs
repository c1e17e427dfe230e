use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(name))]
#[causes(add, Note::wriet(text = name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[relation(inverse = itme)]
    pub notes: HasMany<Note>,
}

#[derive(Resource)]
#[resource(table = "notes")]
#[tenancy(tenant_id)]
#[create(write, accept(text))]
pub struct Note {
    pub id: Id<Self>,
    pub text: String,
    pub item: Option<BelongsTo<Item>>,
}

#[derive(Resource)]
#[resource(table = "pages")]
#[tenancy(tenant_id)]
#[create(turn, accept(text))]
#[causes(turn, Broken::write(text = text))]
pub struct Page {
    pub id: Id<Self>,
    pub text: String,
    pub broken: HasMany<Broken>,
}

#[derive(Resource)]
#[resource(tabel = "broken")]
#[tenancy(tenant_id)]
#[create(write, accept(text))]
pub struct Broken {
    pub id: Id<Self>,
    pub text: String,
    pub page: BelongsTo<Page>,
}

fn main() {}
