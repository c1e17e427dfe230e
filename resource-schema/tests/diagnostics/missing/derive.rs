use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub status: Status,
    pub box_size: Option<Size>,
}

#[derive(ResourceEnum)]
pub enum Status {
    Draft,
}

#[derive(Clone, Embedded)]
pub struct Size {
    pub width: i32,
}
