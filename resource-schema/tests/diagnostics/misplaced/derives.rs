use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, ResourceEnum)]
pub struct Grade {
    pub name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Nothing {}

#[derive(Clone, Debug, PartialEq, Embedded)]
pub enum Size {
    Small,
}

#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Pair(pub i32, pub i32);

#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Box<T> {
    pub content: T,
}
