//! Names are written in snake_case and are not words of the language or of the interfaces.

use syn::Ident;

use crate::declaration::Resource;
use crate::errors::Errors;

/// Words that expressions use where a name could stand.
const WORDS: &[&str] = &["null", "is", "not"];

pub(super) fn check(errors: &Errors, resource: &Resource) {
    for field in &resource.fields {
        spelled(errors, &field.name, "field");
        if WORDS.iter().any(|word| field.name == word) {
            reserved(errors, &field.name, "a word of the expression language");
        }
        if field.name == "id" && !field.is_key(&resource.name) {
            errors
                .error(&field.name, "`id` is the name of the key on the APIs")
                .help("make it the key, `pub id: Id<Self>`, or choose another name");
        }
    }
    for action in &resource.on.actions {
        spelled(errors, &action.name, "action");
        if action.name == "transitions" {
            reserved(errors, &action.name, "what `#[causes(transitions, ..)]` calls all state changes");
        }
        if action.name.to_string().starts_with("can_") {
            reserved(errors, &action.name, "the prefix of the functions that ask for permission");
        }
        action.arguments.iter().for_each(|argument| spelled(errors, &argument.name, "argument"));
        let codes = action.conditions.iter().filter_map(|condition| condition.code.get());
        codes.for_each(|code| spelled(errors, code, "code"));
    }
    resource.on.scope.iter().for_each(|scope| spelled(errors, &scope.name, "scope"));
    for validate in &resource.on.validate {
        spelled(errors, &validate.name, "validation");
        validate.condition.code.get().into_iter().for_each(|code| spelled(errors, code, "code"));
    }
    for unique in &resource.on.unique {
        if unique.fields.is_given() && unique.name() == "key" {
            unique.names.iter().for_each(|name| reserved(errors, name, "what `upsert(key, ..)` calls the primary key"));
        }
    }
}

fn reserved(errors: &Errors, name: &Ident, why: &str) {
    errors.error(name, format!("`{name}` is reserved")).label(format!("it is {why}")).help("choose another name");
}

fn spelled(errors: &Errors, name: &Ident, what: &str) {
    let text = name.to_string();
    if text.starts_with("r#") {
        errors
            .error(name, format!("`{text}` is a word of Rust"))
            .help("generated code and the APIs would have to escape it: choose another name");
        return;
    }
    let snake = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !snake || !text.starts_with(|first: char| first.is_ascii_lowercase()) || text.contains("__") {
        let better = resource_core::name::snake_case(text.trim_start_matches('_'));
        errors
            .error(name, format!("the {what} `{text}` is not written in snake_case"))
            .help(format!("write `{}`", better.replace("__", "_")));
    } else if text.len() > 63 {
        errors.error(name, format!("the {what} `{text}` is longer than the 63 bytes that Postgres keeps of a name"));
    }
}
