//! Unique keys and indexes, and the names that the database knows them by.

use super::formula::Formulas;
use super::key::column;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::model::{Identity, Index, Model, Tenancy};

/// The bytes that Postgres keeps of a name.
const LONGEST: usize = 63;

pub(super) fn identities(errors: &Errors, shape: &Model, declared: &Resource, resource: usize) -> Vec<Identity> {
    let formulas = Formulas { errors, shape, resource };
    let model = &shape.resources[resource];
    let identities = declared.on.unique.iter().map(|unique| {
        let name = unique.name();
        let filter = unique.filter.get();
        Identity {
            index: identifier(&[&model.table, &name, "unique"]),
            fields: unique.members().iter().filter_map(|name| column(model, declared, name)).collect(),
            filter: filter.and_then(|filter| formulas.of_index(filter)),
            across_tenants: unique.across_tenants.is_given(),
            message: unique.message.get().map_or_else(|| "is taken".to_owned(), syn::LitStr::value),
            name,
        }
    });
    identities.collect()
}

pub(super) fn indexes(errors: &Errors, shape: &Model, declared: &Resource, resource: usize) -> Vec<Index> {
    let formulas = Formulas { errors, shape, resource };
    let model = &shape.resources[resource];
    let tenant = match model.tenancy {
        Tenancy::Column(at) => Some((at, false)),
        Tenancy::Root(_) | Tenancy::Shared => None,
    };
    let indexes = declared.on.index.iter().map(|index| {
        let terms = index.terms.iter().filter_map(|term| Some((column(model, declared, &term.name)?, term.descending)));
        let terms: Vec<(u16, bool)> = terms.collect();
        let columns = terms.iter().map(|(at, _)| model.fields[usize::from(*at)].name.as_str());
        let parts: Vec<&str> = [model.table.as_str()].into_iter().chain(columns).chain(["index"]).collect();
        let filter = index.filter.get();
        Index {
            name: identifier(&parts),
            fields: tenant.filter(|_| !index.across_tenants.is_given()).into_iter().chain(terms).collect(),
            filter: filter.and_then(|filter| formulas.of_index(filter)),
        }
    });
    indexes.collect()
}

/// The parts joined; one that is too long ends in a hash of the whole, since Postgres would cut it silently.
pub(super) fn identifier(parts: &[&str]) -> String {
    let name = parts.join("_");
    if name.len() <= LONGEST {
        return name;
    }
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{}_{hash:08x}", &name[..LONGEST - 9])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_stay_apart() {
        let long = "a_rather_long_name_of_a_column_in_a_table";
        let one = identifier(&["devices", long, "first", "index"]);
        let other = identifier(&["devices", long, "other", "name", "index"]);
        assert_eq!(identifier(&["devices", "name", "unique"]), "devices_name_unique");
        assert!(one.len() <= LONGEST && other.len() <= LONGEST);
        assert_ne!(one, other);
    }
}
