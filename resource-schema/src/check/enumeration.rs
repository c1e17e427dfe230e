//! Stored names and numbers of an enum are stable, plain and distinct.

use crate::declaration::Enumeration;
use crate::errors::Errors;

pub(super) fn check(errors: &Errors, declared: &Enumeration) {
    if !declared.public {
        errors
            .error(&declared.name, format!("`{}` is private", declared.name))
            .help(format!("generated code refers to it: write `pub enum {}`", declared.name));
    }
    for (at, variant) in declared.variants.iter().enumerate() {
        let name = &variant.stored;
        let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !plain || !name.starts_with(|first: char| first.is_ascii_lowercase()) {
            errors
                .error(variant.location, format!("`{name}` cannot be the name of a value"))
                .help("use lower-case letters, digits and `_`, a letter first");
        }
        let earlier = &declared.variants[..at];
        if let Some(first) = earlier.iter().find(|earlier| earlier.stored == *name) {
            errors
                .error(variant.location, format!("`{}` and `{}` are both stored as `{name}`", first.name, variant.name))
                .help("give one of them `#[value(\"...\")]`");
        }
        if let Some(first) = earlier.iter().find(|earlier| declared.integer && earlier.number == variant.number) {
            errors.error(
                &variant.name,
                format!("`{}` and `{}` are both stored as {}", first.name, variant.name, variant.number),
            );
        }
    }
}
