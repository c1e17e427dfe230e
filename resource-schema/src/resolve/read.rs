//! Filter, order, paging and `get` of read actions.

use resource_core::meta::{GetBy, Page};
use syn::LitInt;

use super::action::Actions;
use super::row::Argument;
use crate::attribute;
use crate::check::read::{PAGE_CAP, PAGE_DEFAULT};
use crate::expression::Place;
use crate::model::ReadAction;

pub(super) fn read(actions: &Actions<'_>, action: &attribute::Action, arguments: &[Argument]) -> ReadAction {
    let filter = action.filter.get();
    let sort = action.sort.iter().filter_map(|term| Some((actions.column(&term.name)?, term.descending)));
    let identities = &actions.shape.resources[actions.resource].identities;
    let get = action.get.get().map(|identity| match identity {
        None => GetBy::Key,
        Some(name) => {
            let at = identities.iter().position(|identity| name == &identity.name).unwrap_or_default();
            GetBy::Identity(at as u16)
        }
    });
    ReadAction {
        filter: filter.and_then(|filter| actions.formulas().condition(Place::Filter, arguments, filter)),
        sort: sort.collect(),
        page: action.page.get().map(page),
        get,
    }
}

fn page(declared: &attribute::action::page::Page) -> Page {
    let number = |number: Option<&LitInt>| number.and_then(|number| number.base10_parse::<u32>().ok());
    let max = number(declared.max.get()).unwrap_or(PAGE_CAP);
    Page {
        keyset: declared.keyset.is_given(),
        offset: declared.offset.is_given(),
        default: number(declared.default.get()).unwrap_or(PAGE_DEFAULT).min(max),
        max,
    }
}
