//! The names that policy files may use, and every request those names make possible.
//!
//! Not here: types, expressions, anything else a declaration knows.

use std::collections::HashMap;

/// What a program declares, as far as policy files can name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// The resources; [`crate::Policies`] is indexed by their order.
    pub resources: Vec<CatalogResource>,
}

/// One resource of the [`Catalog`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogResource {
    /// Full name, as a rule's object spells it: `library.book`.
    pub name: String,
    /// The actions.
    pub actions: Vec<CatalogAction>,
    /// Names of the fields that can be shown; a rule spells one `library.book.isbn`, action `see`.
    pub fields: Vec<String>,
    /// Names of the scopes; [`crate::Condition::Scope`] is an index into these.
    pub scopes: Vec<String>,
}

/// One action of a [`CatalogResource`].
///
/// What a declaration lets nobody do is no part of compiled policies; it is here for [`crate::matrix`], which
/// tells what is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogAction {
    /// The name.
    pub name: String,
    /// Only parts of the system may call it, whatever is granted.
    pub internal: bool,
    /// Names of the conditions that rows must satisfy for everybody but parts of the system: of scopes,
    /// or else what the matrix is to say.
    pub ceilings: Vec<String>,
}

/// What the names of roles begin with that parts of the system have, and nobody else.
pub const SYSTEM: &str = "system:";

impl<T: Into<String>> From<T> for CatalogAction {
    fn from(name: T) -> CatalogAction {
        CatalogAction { name: name.into(), internal: false, ceilings: Vec::new() }
    }
}

/// The action of a field.
pub(crate) const SEE: &str = "see";

/// Everything that can be asked of the policies: each action of each resource, and `see` of each field.
pub(crate) struct Requests {
    pub(crate) all: Vec<Request>,
}

pub(crate) struct Request {
    pub(crate) resource: usize,
    pub(crate) target: Target,
    pub(crate) object: String,
    pub(crate) action: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    Action(usize),
    Field(usize),
}

impl Requests {
    pub(crate) fn of(catalog: &Catalog) -> Requests {
        let mut all = Vec::new();
        for (resource, declared) in catalog.resources.iter().enumerate() {
            all.extend(declared.actions.iter().enumerate().map(|(at, action)| Request {
                resource,
                target: Target::Action(at),
                object: declared.name.clone(),
                action: action.name.clone(),
            }));
            all.extend(declared.fields.iter().enumerate().map(|(at, field)| Request {
                resource,
                target: Target::Field(at),
                object: format!("{}.{field}", declared.name),
                action: SEE.to_owned(),
            }));
        }
        Requests { all }
    }
}

/// Numbers values in the order in which they first appear.
pub(crate) struct Distinct<T> {
    numbers: HashMap<T, u32>,
    pub(crate) values: Vec<T>,
}

impl<T: Clone + Eq + std::hash::Hash> Distinct<T> {
    pub(crate) fn new() -> Self {
        Distinct { numbers: HashMap::new(), values: Vec::new() }
    }

    pub(crate) fn number(&mut self, value: T) -> u32 {
        let next = self.values.len() as u32;
        *self.numbers.entry(value).or_insert_with_key(|value| {
            self.values.push(value.clone());
            next
        })
    }
}
