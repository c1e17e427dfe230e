use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "Items", json_api, api_type = "my items")]
#[tenancy(tenant_id)]
#[create(addNew, accept(name))]
#[update(rename, accept(name), validate(name != "x", code = tooShort))]
#[scope(Mine, true)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub itemCode: String,
    pub r#type: String,
}
