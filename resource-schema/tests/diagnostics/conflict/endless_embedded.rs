use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub size: Option<Size>,
}

#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Size {
    pub width: i32,
    pub inner: Vec<Size>,
}
