//! The restaurant: the tenant.

use resource::prelude::*;

use crate::front::Employee;
use crate::kitchen::Station;

/// A restaurant with everything it has.
#[derive(Resource)]
#[resource(table = "restaurants", json_api)]
#[tenancy(root)]
#[unique(slug, across_tenants, message = "is taken by another restaurant")]
#[validate(seats_fit_plan, plan != Stall || seats <= 20, field = seats, code = too_many_seats,
    message = "a stall has at most 20 seats")]
#[state_machine(status, initial(Planned, Open), final(Closed))]
#[read(list, primary, sort(name, id), page(keyset, offset))]
#[read(get, get())]
#[read(by_slug, get(slug))]
#[create(
    found,
    primary,
    tenantless,
    => _,
    accept(name, slug, plan, seats, settings),
    argument(open: Option<bool>, doc = "Whether guests may come at once."),
    set(status = if coalesce(argument.open, false) { Open } else { Planned })
)]
#[update(update, primary, accept(name, seats, settings))]
#[update(appoint, internal, accept(manager))]
#[update(open, Planned => Open)]
#[update(close, !Closed => Closed, doc = "Closes the restaurant for ever.")]
#[causes(found, Station::create(name = "Main", slug = "main"))]
pub struct Restaurant {
    /// The restaurant, also in all its rows.
    pub id: Id<Self>,
    /// The sign over the door.
    #[field(trim, length(1..=100))]
    pub name: String,
    /// The name in addresses.
    #[field(length(1..=40), pattern("[A-Za-z0-9-]+"))]
    pub slug: CiString,
    /// Whether guests may come.
    pub status: RestaurantStatus,
    /// What was ordered from us.
    #[field(default = Stall)]
    pub plan: Plan,
    /// How many guests fit.
    #[field(default = 4, range(1..=2000))]
    pub seats: i32,
    /// Preferences.
    pub settings: Json,
    /// Who is responsible.
    #[relation(on_delete = nullify)]
    pub manager: Option<BelongsTo<Employee>>,
    /// When it was founded.
    pub founded_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
}

/// Whether guests may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum RestaurantStatus {
    /// Not yet.
    Planned,
    /// Yes.
    Open,
    /// Never again.
    Closed,
}

/// What a restaurant has ordered from us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum Plan {
    /// A stall.
    Stall,
    /// A house.
    #[value("full_house")]
    House,
}
