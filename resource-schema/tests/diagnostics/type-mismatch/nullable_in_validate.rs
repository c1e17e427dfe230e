use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[validate(positive, count > 0)]
#[validate(small, count == null || count < 100)]
#[create(add, accept(name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub count: Option<i32>,
}
