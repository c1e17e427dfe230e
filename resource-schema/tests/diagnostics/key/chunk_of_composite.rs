use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(list, primary)]
#[run(tally, argument(names: Vec<String>))]
#[trigger(count, action = tally, when(open), cron = "* * * * *", actor = clerk, chunk = 10)]
pub struct Item {
    #[field(key)]
    pub shelf: String,
    #[field(key)]
    pub number: i32,
    pub open: bool,
}
