use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(shared)]
#[read(list, primary)]
#[update(close, set(open = false))]
#[trigger(close_old, action = close, when(open), cron = "* * * * *", actor = clerk)]
pub struct Item {
    pub id: Id<Self>,
    pub open: bool,
}
