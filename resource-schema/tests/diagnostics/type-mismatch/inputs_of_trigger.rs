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
#[trigger(needs, action = rename, when(open), cron = "* * * * *", actor = clerk, on_error = rename)]
#[trigger(asks, action = close, when(actor.name == name), cron = "* * * * *", actor = clerk)]
#[trigger(number, action = close, when(name), cron = "* * * * *", actor = clerk)]
#[trigger(keys, action = tally, when(open), cron = "* * * * *", actor = clerk, chunk = 10)]
#[run(tally, argument(names: Vec<bool>))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub open: bool,
}
