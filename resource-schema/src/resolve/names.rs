//! The names of all declarations; each is one thing in the whole application.

use std::collections::HashMap;

use syn::Ident;

use crate::declaration::{Declarations, Home};
use crate::errors::Errors;

/// What a name stands for, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declared {
    /// In [`crate::model::Model::resources`].
    Resource(usize),
    /// In [`crate::model::Model::enums`].
    Enum(usize),
    /// In [`crate::model::Model::embedded`].
    Embedded(usize),
}

/// Every declared name.
pub(super) struct Names {
    known: HashMap<String, Declared>,
}

impl Names {
    pub(super) fn collect(errors: &Errors, declarations: &Declarations) -> Names {
        let resources = declarations.resources.iter().enumerate();
        let enums = declarations.enums.iter().enumerate();
        let embedded = declarations.embedded.iter().enumerate();
        let all: Vec<(&Ident, &Home, Declared)> = resources
            .map(|(at, resource)| (&resource.name, &resource.home, Declared::Resource(at)))
            .chain(enums.map(|(at, declared)| (&declared.name, &declared.home, Declared::Enum(at))))
            .chain(embedded.map(|(at, declared)| (&declared.name, &declared.home, Declared::Embedded(at))))
            .collect();
        let mut known = HashMap::new();
        for (at, (name, _, declared)) in all.iter().enumerate() {
            if let Some((_, home, _)) = all[..at].iter().find(|(earlier, ..)| earlier == name) {
                errors
                    .error(*name, format!("`{name}` is declared in `{}` already", home.file))
                    .help("a declaration has one name in the whole application: rename one of them");
            } else {
                known.insert(name.to_string(), *declared);
            }
        }
        Names { known }
    }

    pub(super) fn get(&self, name: &Ident) -> Option<Declared> {
        self.known.get(&name.to_string()).copied()
    }

    /// The names that satisfy the test, sorted.
    pub(super) fn of(&self, test: impl Fn(Declared) -> bool) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.known.iter().filter(|(_, declared)| test(**declared)).map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    }
}
