use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, argument(at: std::time::SystemTime))]
pub struct Item {
    pub id: Id<Self>,
    pub size: Option<Size>,
}

pub struct Size;

fn main() {}
