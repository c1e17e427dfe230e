//! Checks of what a caller gave, all at once and before anything is read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use regex_lite::Regex;
use resource_core::meta::{Action, ActionKind, Input, InputTarget, Rule};
use resource_core::{Kind, Scalar};

use super::call::Call;
use crate::error::{Class, Error, Failure, Path, Result};
use crate::slots::{Slot, Slots};

/// Applies trimming and refuses an input that is missing, null or against its rules, all of them at once.
pub(super) fn input(call: &mut Call<'_>) -> Result<()> {
    let failures = wrong_inputs(call.action, &mut call.input);
    if failures.is_empty() { Ok(()) } else { Err(Error::with_failures(Class::Invalid, failures)) }
}

/// Every input that is missing, null or against its rules; texts that are to be trimmed are.
///
/// Pipelines ask this themselves. It is for whoever reads a request that already is wrong otherwise and
/// wants to say everything about it.
pub fn wrong_inputs(action: &Action, slots: &mut Slots) -> Vec<Failure> {
    trim(action, slots);
    let mut failures = Vec::new();
    let creates = matches!(action.kind, ActionKind::Create);
    for (at, input) in action.inputs.iter().enumerate() {
        let at = at as u16;
        match slots.at(at) {
            Slot::Absent if input.required => failures.push(missing(input)),
            Slot::Absent => {}
            // A create may say null for what has a default only where null is a value of the field.
            Slot::Given(Scalar::Null) if !input.nullable && (creates || input.required) => {
                failures.push(missing(input))
            }
            Slot::Given(Scalar::Null) if !input.nullable => failures.push(null(input)),
            Slot::Given(Scalar::Null) => {}
            Slot::Given(value) => failures.extend(broken_rules(input, value)),
        }
    }
    failures
}

/// Takes the white space off the ends of texts that are to be trimmed.
pub(crate) fn trim(action: &Action, slots: &mut Slots) {
    let trimmed = action.inputs.iter().enumerate().filter(|(_, input)| input.rules.contains(&Rule::Trim));
    for (at, _) in trimmed {
        if let Slot::Given(Scalar::Text(text)) = slots.at(at as u16) {
            let text = text.trim().to_owned();
            slots.put(at as u16, Slot::Given(text.into()));
        }
    }
}

fn failure(input: &Input, code: &'static str, text: impl Into<Cow<'static, str>>) -> Failure {
    let path = match input.target {
        InputTarget::Relation(..) => Path::Relation(input.name.into()),
        InputTarget::Field(_) | InputTarget::Argument => Path::Input(input.name.into()),
    };
    Failure { path, code, text: text.into(), allowed: Vec::new() }
}

fn missing(input: &Input) -> Failure {
    failure(input, "required", "is required")
}

fn null(input: &Input) -> Failure {
    failure(input, "null", "must not be null")
}

fn broken_rules(input: &Input, value: &Scalar) -> Vec<Failure> {
    let broken = input.rules.iter().filter_map(|rule| broken_rule(*rule, value));
    broken.map(|(code, text)| failure(input, code, text)).collect()
}

/// What is wrong with a value, if it breaks the rule.
pub(crate) fn broken_rule(rule: Rule, value: &Scalar) -> Option<(&'static str, String)> {
    match rule {
        Rule::Trim => None,
        Rule::Length { min, max } => {
            let (length, unit) = length(value)?;
            let within =
                min.is_none_or(|min| length >= u64::from(min)) && max.is_none_or(|max| length <= u64::from(max));
            (!within).then(|| told(rule, unit))
        }
        Rule::Range { min, max } => {
            let number = value.as_i64()?;
            let within = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
            (!within).then(|| told(rule, ""))
        }
        Rule::Pattern(pattern) => {
            let matches = is_match(pattern, value.as_text()?);
            (!matches).then(|| told(rule, ""))
        }
    }
}

/// Code and sentence for a value that breaks the rule; lengths are counted in `unit`.
pub(super) fn told(rule: Rule, unit: &str) -> (&'static str, String) {
    match rule {
        Rule::Trim => ("trim", "must not begin or end with white space".to_owned()),
        Rule::Length { min, max } => ("length", bounds("must have", min.map(i64::from), max.map(i64::from), unit)),
        Rule::Range { min, max } => ("range", bounds("must be", min, max, "")),
        Rule::Pattern(pattern) => ("pattern", format!("must have the form {pattern}")),
    }
}

/// Whether the whole text has the form of a pattern. Declarations have few of them, so each is compiled
/// once; one that cannot be was refused when the declaration was checked.
fn is_match(pattern: &'static str, text: &str) -> bool {
    static COMPILED: LazyLock<RwLock<HashMap<&'static str, Regex>>> = LazyLock::new(RwLock::default);
    if let Some(regex) = COMPILED.read().unwrap_or_else(PoisonError::into_inner).get(pattern) {
        return regex.is_match(text);
    }
    let Ok(regex) = Regex::new(&format!("^(?:{pattern})$")) else { return false };
    let matches = regex.is_match(text);
    COMPILED.write().unwrap_or_else(PoisonError::into_inner).insert(pattern, regex);
    matches
}

fn length(value: &Scalar) -> Option<(u64, &'static str)> {
    match value {
        Scalar::Text(text) => Some((text.chars().count() as u64, " characters")),
        Scalar::Bytes(bytes) => Some((bytes.len() as u64, " bytes")),
        Scalar::Json(text) => {
            let items: Vec<serde_json::Value> = serde_json::from_str(text).ok()?;
            Some((items.len() as u64, " items"))
        }
        _ => None,
    }
}

fn bounds(verb: &str, min: Option<i64>, max: Option<i64>, unit: &str) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{verb} {min} to {max}{unit}"),
        (Some(min), None) => format!("{verb} at least {min}{unit}"),
        (None, Some(max)) => format!("{verb} at most {max}{unit}"),
        (None, None) => format!("{verb} any value"),
    }
}

/// Values of integer columns that do not fit, found after assignments have been computed.
pub(super) fn fits(kind: Kind, value: &Scalar) -> bool {
    match (kind, value) {
        (Kind::I16, Scalar::I64(number)) => i16::try_from(*number).is_ok(),
        (Kind::I32, Scalar::I64(number)) => i32::try_from(*number).is_ok(),
        _ => true,
    }
}
