use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[index(size)]
#[read(list, sort(size))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub size: Size,
}

#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Size {
    pub width: i32,
}
