use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub status: Status,
    pub box_size: Option<Size>,
    pub lock: Option<Lock>,
}

#[derive(ResourceEnum)]
pub enum Status {
    Draft,
}

#[derive(Clone, Embedded)]
pub struct Size {
    pub width: i32,
}

#[derive(Clone, Embedded)]
pub struct Lock {
    pub combination: String,
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Lock")
    }
}
