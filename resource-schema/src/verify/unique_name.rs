//! Tables, API types and indexes have names of their own in the whole application.

use std::collections::HashMap;

use syn::Ident;

use super::Whole;

pub(super) fn verify(whole: &Whole<'_>) {
    let mut tables = Seen::new("table");
    let mut types = Seen::new("API type");
    let mut indexes = Seen::new("index");
    for (declared, resource) in whole.resources() {
        tables.add(whole, (&declared.name, &declared.name), &resource.table);
        if resource.json_api {
            types.add(whole, (&declared.name, &declared.name), &resource.api_type);
        }
        for (unique, identity) in declared.on.unique.iter().zip(&resource.identities) {
            unique
                .names
                .first()
                .into_iter()
                .for_each(|name| indexes.add(whole, (&declared.name, name), &identity.index));
        }
        for (index, named) in declared.on.index.iter().zip(&resource.indexes) {
            index
                .terms
                .first()
                .into_iter()
                .for_each(|term| indexes.add(whole, (&declared.name, &term.name), &named.name));
        }
    }
}

struct Seen<'a> {
    what: &'static str,
    names: HashMap<&'a str, &'a Ident>,
}

impl<'a> Seen<'a> {
    fn new(what: &'static str) -> Seen<'a> {
        Seen { what, names: HashMap::new() }
    }

    /// `owner` is the resource, `at` where it names this.
    fn add(&mut self, whole: &Whole<'_>, (owner, at): (&'a Ident, &Ident), name: &'a str) {
        if let Some(first) = self.names.insert(name, owner) {
            let what = self.what;
            whole
                .errors
                .error(at, format!("the {what} `{name}` exists already"))
                .label(format!("also declared by `{first}`"))
                .help("names are shared by the whole application: change one of them");
        }
    }
}
