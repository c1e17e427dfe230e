//! The station: a part of a kitchen, possibly inside another one.

use resource::prelude::*;

use crate::kitchen::Order;

/// A part of a kitchen.
#[derive(Resource)]
#[resource(table = "stations", json_api)]
#[tenancy(tenant_id)]
#[unique(slug)]
#[read(list, primary, sort(name), page(keyset, default = 50, max = 250))]
#[read(get, get())]
#[read(by_slug, get(slug))]
#[create(create, primary, accept(name, slug, parent, camera))]
#[update(update, primary, accept(name, camera))]
#[update(move_to, accept(parent), change(acyclic(parent)), path = "move")]
#[destroy(destroy, guard(slug != "main" && !exists(orders, status != Served)))]
pub struct Station {
    /// The station.
    pub id: Id<Self>,
    /// What people call it.
    #[field(length(1..))]
    pub name: String,
    /// A short name that never changes.
    pub slug: String,
    /// The station that it is part of.
    #[relation(on_delete = restrict)]
    pub parent: Option<BelongsTo<Self>>,
    /// How to sign in to its camera.
    camera: Option<Encrypted<Json>>,
    /// Its parts.
    #[relation(inverse = parent)]
    pub parts: HasMany<Self>,
    /// What is cooked here.
    pub orders: HasMany<Order>,
    /// How much is cooked here.
    #[calculate(count(orders, status == Cooking))]
    pub load: Calculated<i64>,
}
