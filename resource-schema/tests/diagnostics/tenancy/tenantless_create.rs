//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, tenantless, accept(name))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
}
//- shop/shop.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "shops")]
#[tenancy(root)]
#[create(open, tenantless, accept(name))]
#[destroy(close, tenantless)]
pub struct Shop {
    pub id: Id<Self>,
    pub name: String,
}
