use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[create(add, accept(a, b))]
pub struct Item {
    pub id: Id<Self>,
    a: Encrypted<Option<String>>,
    b: Secret<Encrypted<String>>,
}

#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Pair {
    pub a: Encrypted<String>,
}
