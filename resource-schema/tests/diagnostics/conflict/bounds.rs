use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[field(length(5..=3))]
    pub code: String,
    #[field(range(9..=5))]
    pub count: i32,
    #[field(pattern("(["))]
    pub slug: String,
    #[field(length(-1..=3))]
    pub text: String,
}
