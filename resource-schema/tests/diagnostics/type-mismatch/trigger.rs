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
#[trigger(none, action = add, when(open), cron = "* * * * *", actor = clerk)]
#[trigger(many, action = close, when(open), cron = "* * * * *", actor = clerk, chunk = 0)]
#[trigger(times, action = close, when(open), cron = "61 * * * *", actor = clerk, priority = 12, attempts = 0)]
#[schedule(row, action = weigh, cron = "hourly", actor = clerk)]
#[trigger(error, action = close, when(open), cron = "* * * * *", actor = clerk, on_error = weigh)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub open: bool,
}
