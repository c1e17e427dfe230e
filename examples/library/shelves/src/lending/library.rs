//! The library: each is a world of its own.

use resource::prelude::*;

/// A library. Its books and members are invisible to every other one.
#[derive(Resource)]
#[resource(table = "libraries", json_api)]
#[tenancy(root)]
#[unique(name, across_tenants, message = "is the name of another library")]
#[read(list, primary, sort(id), page(keyset, default = 20, max = 100), doc = "Lists the libraries within reach.")]
#[read(get, get(), doc = "Fetches a library.")]
#[create(open, primary, tenantless, internal, accept(name), doc = "Opens a library.")]
pub struct Library {
    /// Its id.
    pub id: Id<Library>,
    /// What people call it.
    #[field(trim, length(1..=100))]
    pub name: String,
}
