//! The allergen: the same for every restaurant.

use resource::prelude::*;

/// Something that not everybody can eat.
#[derive(Resource)]
#[resource(table = "allergens", json_api)]
#[tenancy(shared)]
#[unique(name)]
#[read(list, primary, sort(name))]
#[read(get, get())]
#[create(create, primary, accept(name))]
pub struct Allergen {
    /// The allergen.
    pub id: Id<Self>,
    /// What it is called.
    #[field(trim, length(1..=100))]
    pub name: CiString,
}
