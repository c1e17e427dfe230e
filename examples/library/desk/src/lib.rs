//! The desk of the library: everything is declared, so there is nothing to write but what puts it together.

mod keys;

pub use keys::Keys;

use resource_policy::{Policies, Sources, compile};

/// The rules, compiled in.
///
/// # Panics
/// When the files name what the declarations do not have.
pub fn policies() -> Policies {
    let owned = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let sources = Sources {
        model: owned("model.conf", include_str!("../../rules/model.conf")),
        files: vec![owned("lending.csv", include_str!("../../rules/lending.csv"))],
    };
    let catalog = resource_runtime::authorize::catalog(&machine::APPLICATION);
    compile(&sources, &catalog).unwrap_or_else(|errors| panic!("{}", errors[0]))
}
