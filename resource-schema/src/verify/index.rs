//! Columns that hold JSON are in no index and no order.

use syn::Ident;

use super::{Whole, actions};
use crate::model::Type;

pub(super) fn verify(whole: &Whole<'_>) {
    for (declared, resource) in whole.resources() {
        let embedded = |name: &Ident| {
            let field = resource.fields.iter().find(|field| name == &field.name);
            field.is_some_and(|field| matches!(field.ty, Type::Embedded(_)))
        };
        let unique = declared.on.unique.iter().flat_map(|unique| unique.members());
        let index = declared.on.index.iter().flat_map(|index| index.terms.iter().map(|term| &term.name));
        for name in unique.chain(index).filter(|name| embedded(name)) {
            whole
                .errors
                .error(name, format!("`{name}` holds JSON and cannot be in an index"))
                .help("index the fields that rows are found by");
        }
        for (action, _) in actions((declared, resource)) {
            for term in action.sort.iter().filter(|term| embedded(&term.name)) {
                whole.errors.error(&term.name, format!("`{}` holds JSON and has no order", term.name));
            }
        }
    }
}
