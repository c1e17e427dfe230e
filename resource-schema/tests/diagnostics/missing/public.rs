use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
struct Item {
    pub id: Id<Self>,
    pub(crate) name: String,
    pub status: Status,
    pub size: Option<Size>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
enum Status {
    Draft,
}

#[derive(Clone, Debug, PartialEq, Embedded)]
struct Size {
    width: i32,
}
