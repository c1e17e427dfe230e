use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(a), argument(b: Encrypted<String>))]
pub struct Item {
    pub id: Id<Self>,
    #[field(range(1..=2))]
    a: Encrypted<String>,
    #[calculate(1)]
    pub c: Calculated<Encrypted<i64>>,
}
