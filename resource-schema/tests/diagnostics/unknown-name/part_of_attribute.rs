use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items", jsonapi)]
#[tenancy(tenant_id)]
#[unique(name, messge = "is taken")]
#[index(name, wher(name == "x"))]
#[validate(named, name != "", feild = name)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    #[field(lenght(1..=3), trim)]
    pub code: String,
    #[relation(on_delet = cascade)]
    pub parent: Option<BelongsTo<Self>>,
}
