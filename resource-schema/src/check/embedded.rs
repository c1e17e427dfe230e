//! A value object is public; its fields have been checked when they were read.

use crate::declaration::Embedded;
use crate::errors::Errors;

pub(super) fn check(errors: &Errors, declared: &Embedded) {
    if !declared.public {
        errors
            .error(&declared.name, format!("`{}` is private", declared.name))
            .help(format!("generated code refers to it: write `pub struct {}`", declared.name));
    }
}
