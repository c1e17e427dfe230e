use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(name, where(name == actor.name))]
#[index(name, where(inserted_at > now()))]
#[validate(fresh, old.name != name)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub inserted_at: CreatedAt,
}
