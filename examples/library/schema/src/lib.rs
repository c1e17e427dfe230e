//! How the library's database came to be what it is.

mod list;

pub use list::{MIGRATIONS, SNAPSHOT};
use resource_migrate::Migration;

/// All migrations, in order.
///
/// # Panics
/// When a script that was compiled in cannot be parsed.
pub fn all() -> Vec<Migration> {
    Migration::parse_all(MIGRATIONS).unwrap_or_else(|error| panic!("{error}"))
}
