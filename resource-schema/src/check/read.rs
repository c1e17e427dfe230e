//! Order, paging and `get` of read actions.

use proc_macro2::Span;
use syn::LitInt;

use super::member;
use crate::attribute::Action;
use crate::attribute::action::page::Page;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::nearest::suggest_and;
use crate::ty::Shape;

/// The most rows of a page, whatever a declaration says.
pub const PAGE_CAP: u32 = 250;

/// Rows of a page where neither the declaration nor the caller says.
pub const PAGE_DEFAULT: u32 = 50;

pub(super) fn check(errors: &Errors, resource: &Resource, action: &Action) {
    for term in &action.sort {
        let Some(field) = member::column(errors, resource, &term.name) else { continue };
        let unordered = match &field.shape {
            Shape::Value(value) if value.encrypted => Some("is encrypted"),
            Shape::Value(value) if value.secret => Some("is secret"),
            Shape::Value(value) if value.ty.name == "Json" || value.ty.name == "Vec" => Some("holds JSON"),
            _ => None,
        };
        if let Some(why) = unordered {
            errors.error(&term.name, format!("`{}` {why} and has no order", term.name));
        }
    }
    if let Some(page) = action.page.get() {
        check_page(errors, page, action.page.span().unwrap_or(action.span));
    }
    let Some(get) = action.get.get() else { return };
    if let Some(span) = action.page.span() {
        errors.error(span, format!("`{}` answers with one row", action.name)).help("remove `page(..)`, or `get(..)`");
    }
    if let Some(term) = action.sort.first() {
        errors
            .error(&term.name, format!("`{}` answers with one row", action.name))
            .help("remove `sort(..)`, or `get(..)`");
    }
    if let Some(identity) = get {
        let names: Vec<String> = resource.on.unique.iter().map(|unique| unique.name()).collect();
        if !names.iter().any(|name| identity == name) {
            errors.error(identity, format!("no identity `{identity}` on {}", resource.name)).help(suggest_and(
                &identity.to_string(),
                names.iter().map(String::as_str),
                "`get()` reads by key",
            ));
        }
    }
}

fn check_page(errors: &Errors, page: &Page, span: Span) {
    if !page.keyset.is_given() && !page.offset.is_given() {
        errors
            .error(span, "this does not say how callers page")
            .help("add `keyset` for cursors, `offset` for page numbers, or both");
    }
    let number = |number: Option<&LitInt>| number.and_then(|number| number.base10_parse::<u32>().ok());
    let max = number(page.max.get()).unwrap_or(PAGE_CAP);
    let default = number(page.default.get());
    if let Some(given) = page.max.get()
        && !(1..=PAGE_CAP).contains(&max)
    {
        errors.error(given.span(), format!("a page has from 1 to {PAGE_CAP} rows"));
    }
    if let (Some(given), Some(default)) = (page.default.get(), default)
        && !(1..=max).contains(&default)
    {
        errors.error(given.span(), format!("a page has from 1 to {max} rows"));
    }
}
