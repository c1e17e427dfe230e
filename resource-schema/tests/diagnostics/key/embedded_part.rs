use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    #[field(key)]
    pub code: String,
    #[field(key)]
    pub size: Size,
}

#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Size {
    pub width: i32,
}
