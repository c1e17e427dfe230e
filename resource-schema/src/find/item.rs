//! Which items are declarations, and that they stand where generated code expects them.

use resource_core::name::snake_case;
use syn::punctuated::Punctuated;
use syn::{Attribute, DeriveInput, Field, Fields, Ident, Item, ItemEnum, ItemImpl, ItemStruct, Path, Token, Type};

use super::Search;
use super::module::refuse_conditions;
use crate::declaration::{Actor, Embedded, Enumeration, Home, Resource};
use crate::errors::Errors;
use crate::grammar;
use crate::nearest::{listed, nearest};

/// Attributes of the compiler and its tools that may stand on declarations.
const FOREIGN: &[&str] = &[
    "doc",
    "derive",
    "allow",
    "expect",
    "warn",
    "deny",
    "deprecated",
    "must_use",
    "non_exhaustive",
    "actor",
    "cfg",
    "cfg_attr",
];

pub(super) fn structure(search: &mut Search<'_>, home: &Home, item: ItemStruct, printed: &[Ident]) {
    let errors = search.errors;
    if item.attrs.iter().any(|attribute| last_is(attribute.path(), "actor")) {
        check_attributes(errors, &item.attrs, &item.fields);
        search.declarations.actors.extend(Actor::read(errors, &item, home.clone()));
    } else if derives(&item.attrs, "Resource") {
        check_attributes(errors, &item.attrs, &item.fields);
        let resource = Resource::read(errors, &DeriveInput::from(item), home.clone());
        resource.iter().for_each(|resource| check_home(errors, resource));
        search.declarations.resources.extend(resource);
    } else if derives(&item.attrs, "Embedded") {
        check_attributes(errors, &item.attrs, &item.fields);
        let needed = ["Clone", "Debug", "PartialEq", "Embedded"].into_iter();
        let needed: Vec<&str> = needed.filter(|name| *name != "Debug" || !printed.contains(&item.ident)).collect();
        check_derives(errors, &item.ident, &item.attrs, &needed);
        let embedded = Embedded::read(errors, &DeriveInput::from(item), home.clone());
        search.declarations.embedded.extend(embedded);
    }
}

/// The types for which one of the items writes `Debug` by hand, to keep something out of logs.
pub(super) fn printed_by_hand(items: &[Item]) -> Vec<Ident> {
    let printed = items.iter().filter_map(|item| match item {
        Item::Impl(ItemImpl { trait_: Some((path, _)), self_ty, .. }) if last_is(path, "Debug") => match &**self_ty {
            Type::Path(ty) => ty.path.get_ident().cloned(),
            _ => None,
        },
        _ => None,
    });
    printed.collect()
}

pub(super) fn enumeration(search: &mut Search<'_>, home: &Home, item: ItemEnum) {
    let errors = search.errors;
    let misplaced = ["Resource", "Embedded"].into_iter().find(|derive| derives(&item.attrs, derive));
    if let Some(derive) = misplaced {
        errors
            .error(&item.ident, format!("`{derive}` is derived for structs"))
            .help("an enum of names has `#[derive(ResourceEnum)]`");
    }
    if derives(&item.attrs, "ResourceEnum") {
        check_attributes(errors, &item.attrs, &Fields::Unit);
        check_derives(errors, &item.ident, &item.attrs, &["Clone", "Copy", "Debug", "PartialEq", "Eq", "ResourceEnum"]);
        item.variants.iter().for_each(|variant| check_names(errors, &variant.attrs));
        search.declarations.enums.extend(Enumeration::read(errors, &DeriveInput::from(item), home.clone()));
    }
}

/// Whether a derive of that name stands on the item, also as `resource::Resource`.
fn derives(attributes: &[Attribute], name: &str) -> bool {
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let paths = derives
        .filter_map(|derive| derive.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok())
        .flatten();
    paths.into_iter().any(|path| last_is(&path, name))
}

/// Generated records hold the value and derive these too.
fn check_derives(errors: &Errors, name: &Ident, attributes: &[Attribute], needed: &[&str]) {
    let missing: Vec<&str> = needed.iter().copied().filter(|derive| !derives(attributes, derive)).collect();
    if !missing.is_empty() {
        errors
            .error(name, format!("`{name}` does not derive {}", listed(&missing)))
            .help(format!("generated records need them: write `#[derive({})]`", needed.join(", ")));
    }
}

fn last_is(path: &Path, name: &str) -> bool {
    path.segments.last().is_some_and(|last| last.ident == name)
}

/// A resource stands in `<domain>/<resource>.rs`.
fn check_home(errors: &Errors, resource: &Resource) {
    let expected = snake_case(&resource.name.to_string());
    let Home { modules, file, .. } = &resource.home;
    match modules.as_slice() {
        [_, module] if *module == expected => {}
        [domain, _] => {
            errors
                .error(&resource.name, format!("`{}` stands in `{file}`", resource.name))
                .help(format!("each resource has a file of its own: `{domain}/{expected}.rs`"));
        }
        _ => {
            errors
                .error(&resource.name, format!("`{}` stands in no domain", resource.name))
                .help(format!("move it to `<domain>/{expected}.rs` and declare both modules"));
        }
    }
}

fn check_attributes(errors: &Errors, attributes: &[Attribute], fields: &Fields) {
    check_names(errors, attributes);
    fields.iter().for_each(|Field { attrs, .. }| check_names(errors, attrs));
}

/// The compiler refuses attributes that nobody knows; code generation may run before it.
fn check_names(errors: &Errors, attributes: &[Attribute]) {
    refuse_conditions(errors, attributes);
    for attribute in attributes {
        let Some(name) = attribute.path().get_ident() else { continue };
        let text = name.to_string();
        if grammar::is_attribute(&text) || FOREIGN.contains(&text.as_str()) {
            continue;
        }
        let error = errors.error(name, format!("there is no attribute `{text}`"));
        if let Some(meant) = nearest(&text, grammar::attributes().map(|attribute| attribute.name)) {
            error.help(format!("did you mean `{meant}`?"));
        }
    }
}
