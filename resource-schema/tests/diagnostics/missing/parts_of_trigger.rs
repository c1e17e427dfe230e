use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, primary)]
#[update(close, argument(error: Option<String>), set(open = false))]
#[update(rename, accept(name), argument(reason: String))]
#[create(add, accept(name))]
#[run(sweep, argument(items: Vec<Uuid>))]
#[run(weigh, on_record)]
#[trigger(close)]
#[schedule(sweep)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub open: bool,
}
