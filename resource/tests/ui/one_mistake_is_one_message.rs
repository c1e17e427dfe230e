#![deny(warnings)]

use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", tabel = "things")]
#[tenancy(tenant_id)]
#[create(add, argument(name: String))]
pub struct Item {
    pub id: Id<Self>,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Kind {
    #[value(small)]
    Small,
}

#[derive(Resource)]
#[resource(table = "shelves")]
#[tenancy(tenant_id)]
#[create(put, argument(item: Id<Item>), argument(kind: Kind))]
#[causes(put, Item::add(name = "shelf"))]
pub struct Shelf {
    pub id: Id<Self>,
    pub item: BelongsTo<Item>,
    pub kind: Option<Kind>,
}

fn main() {
    let _ = <Shelf as resource::Resource>::NAME;
}
