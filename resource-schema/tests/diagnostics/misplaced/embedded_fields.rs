use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub size: Size,
}

#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Size {
    width: i32,
    pub code: Secret<String>,
}
