use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub status: Option<Staus>,
    pub count: u32,
    pub parts: Vec<Strin>,
    pub at: DateTime<Utc>,
    pub whatever: Frobnicator,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Status {
    Draft,
    Listed,
    Sold,
}
