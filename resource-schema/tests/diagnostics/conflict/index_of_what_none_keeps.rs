use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(name, where(copies + 1 > 2))]
#[index(name, where(contains(name, "9")))]
#[index(copies, where(ready_at - inserted_at > 1 hour))]
#[index(inserted_at, where("old" in labels))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub copies: i32,
    pub labels: Vec<String>,
    pub ready_at: Timestamp,
    pub inserted_at: CreatedAt,
}
