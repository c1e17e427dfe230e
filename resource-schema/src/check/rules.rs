//! Rules of values fit their types.

use proc_macro2::Span;

use crate::attribute::rules::{Bounds, Rules};
use crate::errors::Errors;
use crate::ty::ValueType;

const TEXTS: &[&str] = &["String", "CiString"];
const LENGTHS: &[&str] = &["String", "CiString", "Vec"];
const INTEGERS: &[&str] = &["i16", "i32", "i64"];

pub(super) fn check(errors: &Errors, rules: &Rules, value: &ValueType) {
    fits(errors, rules.length.span(), value, ("length", "texts and lists", LENGTHS));
    fits(errors, rules.range.span(), value, ("range", "integers", INTEGERS));
    fits(errors, rules.pattern.span(), value, ("pattern", "texts", TEXTS));
    fits(errors, rules.trim.span(), value, ("trim", "texts", TEXTS));
    if let Some(length) = rules.length.get() {
        ordered(errors, length);
        let possible = 0..=i64::from(u32::MAX);
        if [length.min, length.max].into_iter().flatten().any(|bound| !possible.contains(&bound)) {
            errors.error(length.span, format!("a length is from 0 to {}", u32::MAX));
        }
    }
    if let Some(range) = rules.range.get() {
        ordered(errors, range);
    }
    if let Some(pattern) = rules.pattern.get()
        && let Err(problem) = regex_lite::Regex::new(&pattern.value())
    {
        errors.error(pattern.span(), format!("this is no regular expression: {problem}"));
    }
}

fn fits(errors: &Errors, span: Option<Span>, value: &ValueType, (rule, what, types): (&str, &str, &[&str])) {
    if let Some(span) = span
        && !types.iter().any(|ty| value.ty.name == ty)
    {
        errors
            .error(span, format!("`{rule}` does not apply to `{}`", value.ty.name))
            .help(format!("it is a rule of {what}"));
    }
}

fn ordered(errors: &Errors, bounds: &Bounds) {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min > max => {
            errors.error(bounds.span, "no value is inside these bounds").help(format!("write `{max}..={min}`"));
        }
        _ => {}
    }
}
