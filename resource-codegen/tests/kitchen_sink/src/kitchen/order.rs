//! The order: from the table to the table.

use resource::prelude::*;

use crate::kitchen::{Line, LogEntry, Station};

/// What a table wants.
#[derive(Resource)]
#[resource(table = "orders", json_api)]
#[tenancy(tenant_id)]
#[partition(station)]
#[index(station, status)]
#[index(placed_at, across_tenants)]
#[validate(served_after_placed, served_at >= placed_at || served_at == null, field = served_at)]
#[scope(at_station, actor.station == null || station == actor.station)]
#[policy(require(at_station))]
#[policy(cancel, require(status == Placed || station == actor.station))]
#[state_machine(status, initial(Placed), final(Served, Cancelled))]
#[read(list, primary, sort(-placed_at, id), page(keyset, offset, default = 50, max = 250))]
#[read(get, get())]
#[read(at, argument(slug: String), filter(station.slug == argument.slug && tenant == self.tenant_id), sort(placed_at))]
#[create(place, => Placed, accept(table_number, station, note), set(placed_at = now()))]
#[update(update, primary, accept(note), validate(note == null || length(note) < 200, field = note))]
#[update(
    cook,
    Placed => Cooking,
    argument(reason: Option<String>),
    set(rounds = rounds + 1, started_at = now()),
    guard(exists(lines, quantity > 0))
)]
#[update(
    tick,
    internal,
    Cooking => _,
    argument(done: bool),
    set(status = if argument.done { Ready } else { Cooking }, rounds = rounds + 1)
)]
#[update(serve, Ready => Served, path = "hand/over", set(served_at = now()))]
#[update(cancel, Placed | Cooking | Ready => Cancelled, argument(reason: Option<String>, length(..=200)))]
#[trigger(forget, action = cancel, cron = "*/5 * * * *", actor = host, queue = floor, attempts = 5, priority = 1,
    on_error = cancel, when(status == Placed && placed_at < ago(2 hours) && !exists(lines)))]
#[causes(
    transitions,
    LogEntry::record(
        subject = Order,
        text = coalesce(argument.reason, "no reason"),
        old_state = old.status,
        new_state = status,
        seconds = seconds(now() - old.placed_at)
    ),
    when(old.status != status)
)]
#[causes([place, update], LogEntry::record(subject = Order, text = "changed by a waiter", new_state = status))]
pub struct Order {
    /// The order.
    pub id: Id<Self>,
    /// The table.
    #[field(range(1..=500))]
    pub table_number: i32,
    /// How far it is.
    pub status: OrderStatus,
    /// Wishes.
    pub note: Option<String>,
    /// How often it was begun.
    #[field(default = 0)]
    pub rounds: i32,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// When cooking began.
    pub started_at: Option<Timestamp>,
    /// When it was served.
    pub served_at: Option<Timestamp>,
    /// Where it is cooked.
    pub station: BelongsTo<Station>,
    /// What it consists of.
    #[relation(inverse = order)]
    pub lines: HasMany<Line>,
    /// Whether it takes too long.
    #[calculate(status in [Placed, Cooking] && placed_at < ago(30 minutes))]
    pub is_late: Calculated<bool>,
}

/// How far an order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum OrderStatus {
    /// Wanted.
    Placed,
    /// On the fire.
    Cooking,
    /// To be fetched.
    Ready,
    /// On the table.
    Served,
    /// Not wanted any more.
    Cancelled,
}
