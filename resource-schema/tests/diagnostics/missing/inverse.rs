//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub parcels: HasMany<Parcel>,
}
//- shop/parcel.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "parcels")]
#[tenancy(tenant_id)]
pub struct Parcel {
    pub id: Id<Self>,
}
