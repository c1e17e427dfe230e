use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub grade: Grade,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Grade {
    Good(i32),
    Bad = 3,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(u8)]
pub enum Kind {
    Only,
}
