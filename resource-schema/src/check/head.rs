//! `#[resource(..)]` is there and spells its names as tables and URLs do.

use syn::LitStr;

use crate::declaration::{Field, Resource};
use crate::errors::Errors;
use crate::ty::Shape;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    if !resource.public {
        errors
            .error(&resource.name, format!("`{}` is private", resource.name))
            .help(format!("generated code refers to it: write `pub struct {}`", resource.name));
    }
    let Some(head) = resource.on.resource.get() else {
        errors
            .error(&resource.name, format!("`{}` names no table", resource.name))
            .help("add `#[resource(table = \"...\")]`");
        return;
    };
    match head.table.get() {
        Some(table) => snake_case(errors, table, "table"),
        None => {
            let span = resource.on.resource.span().unwrap_or(resource.name.span());
            errors.error(span, "the table is missing").help("add `table = \"...\"`");
        }
    }
    head.renamed_from.get().into_iter().for_each(|table| snake_case(errors, table, "table"));
    if let (Some(old), Some(table)) = (head.renamed_from.get(), head.table.get())
        && old.value() == table.value()
    {
        errors.error(old.span(), "the former name is the present one").help("remove `renamed_from`");
    }
    if let Some(old) = head.renamed_from.get()
        && let Some(field) = resource.fields.iter().find(|field| is_encrypted(field))
    {
        errors
            .error(old.span(), format!("`{}` is encrypted for its table, which cannot be renamed", field.name))
            .help("keep the name of the table: nobody outside sees it");
    }
    if let Some(api_type) = head.api_type.get() {
        let text = api_type.value();
        let kebab = !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !kebab {
            errors
                .error(api_type.span(), format!("`{text}` cannot be the type in URLs"))
                .help("use lower-case letters, digits and `-`");
        } else if !head.json_api.is_given() {
            errors.error(api_type.span(), "there is no interface that shows this type").help("add `json_api`");
        }
    }
}

fn is_encrypted(field: &Field) -> bool {
    matches!(&field.shape, Shape::Value(value) if value.encrypted)
}

fn snake_case(errors: &Errors, text: &LitStr, what: &str) {
    let name = text.value();
    let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !letters || !name.starts_with(|first: char| first.is_ascii_lowercase()) || name.len() > 63 {
        errors
            .error(text.span(), format!("`{name}` cannot be the name of a {what}"))
            .help("use at most 63 lower-case letters, digits and `_`, a letter first");
    }
}
