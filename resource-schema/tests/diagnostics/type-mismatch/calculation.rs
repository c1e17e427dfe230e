use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[calculate(count + 1)]
    pub next: Calculated<i64>,
    #[calculate(count)]
    pub text: Calculated<String>,
    pub count: Option<i32>,
}
