//! The row that a create makes, and the row that an update leaves, in memory.

use resource_core::Scalar;
use resource_core::evaluate::{evaluate, is_valid};
use resource_core::meta::{Field, Generated, InputTarget, ResourceMeta, Tenancy};
use uuid::Uuid;

use super::call::{Call, InMemory};
use super::check;
use crate::encryption;
use crate::error::{Class, Error, Failure, Path, Result};
use crate::hook::Values;
use crate::slots::Slot;

/// What a caller gave for stored fields.
pub(super) fn accepted(call: &Call<'_>) -> Values {
    let mut values = Values::new(call.meta);
    for (at, input) in call.action.inputs.iter().enumerate() {
        let field = match input.target {
            InputTarget::Field(field) | InputTarget::Relation(_, field) => field,
            InputTarget::Argument => continue,
        };
        if let Slot::Given(value) = call.input.at(at as u16) {
            values.put(field, value.clone());
        }
    }
    values
}

/// The whole row of a create: what was accepted, what is generated, defaults, then assignments in
/// their order. Fields that the database generates stay null.
pub(super) fn new_row(call: &Call<'_>, accepted: &Values) -> Result<Vec<Scalar>> {
    let mut row: Vec<Scalar> = vec![Scalar::Null; call.meta.fields.len()];
    for (at, field) in call.meta.fields.iter().enumerate() {
        row[at] = match (accepted.at(at as u16), field.generated) {
            (Some(value), _) => value.clone(),
            (None, Generated::UuidV7) => Scalar::Uuid(Uuid::now_v7()),
            (None, Generated::CreatedAt | Generated::UpdatedAt) => Scalar::Time(call.now),
            (None, Generated::Tenant) => call.tenant_of_new_row()?.map_or(Scalar::Null, Scalar::Uuid),
            (None, Generated::Database) => Scalar::Null,
            (None, Generated::No) => match &field.default {
                Some(default) => evaluate(default, &InMemory { call, row: &[], old: None }),
                None => Scalar::Null,
            },
        };
    }
    if let (Tenancy::Column(field), Some(tenant)) = (call.meta.tenancy, call.tenant_of_new_row()?) {
        row[field as usize] = Scalar::Uuid(tenant);
    }
    state(call, &mut row);
    assign(call, &mut row, None);
    Ok(row)
}

/// The row that an update leaves: the stored one with what was accepted and the assignments, which see
/// the stored row.
pub(super) fn updated_row(call: &Call<'_>, old: &[Scalar], accepted: &Values) -> Vec<Scalar> {
    let mut row = old.to_vec();
    for (field, value) in accepted.iter() {
        row[field as usize] = value.clone();
    }
    for (at, field) in call.meta.fields.iter().enumerate() {
        if field.generated == Generated::UpdatedAt {
            row[at] = Scalar::Time(call.now);
        }
    }
    state(call, &mut row);
    assign(call, &mut row, Some(old));
    row
}

/// The literal target state of a transition.
fn state(call: &Call<'_>, row: &mut [Scalar]) {
    let target = call.action.transition.as_ref().and_then(|transition| transition.to.clone());
    if let (Some(machine), Some(target)) = (&call.meta.machine, target) {
        row[machine.field as usize] = target;
    }
}

/// Assignments of an update all see the stored row; those of a create see what is created so far.
fn assign(call: &Call<'_>, row: &mut [Scalar], old: Option<&[Scalar]>) {
    for (field, expr) in call.action.set {
        let value = match old {
            Some(old) => evaluate(expr, &InMemory { call, row: old, old: Some(old) }),
            None => evaluate(expr, &InMemory { call, row, old: None }),
        };
        row[*field as usize] = value;
    }
}

/// Reports every field and validation that the resulting row breaks.
pub(super) fn validate(call: &Call<'_>, row: &[Scalar], old: Option<&[Scalar]>) -> Result<()> {
    let mut failures = wrong_values(call.meta, row, old);
    let environment = InMemory { call, row, old };
    for validation in call.meta.checks.iter().chain(call.action.validations) {
        if !is_valid(&validation.expr, &environment) {
            failures.push(failed(call.meta, validation));
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(Error::with_failures(Class::Invalid, failures)) }
}

/// What is wrong with the values that are about to be stored; those that stay as they are were accepted
/// by the rules of their time.
fn wrong_values(meta: &ResourceMeta, row: &[Scalar], old: Option<&[Scalar]>) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (at, (field, value)) in meta.fields.iter().zip(row).enumerate() {
        if old.is_some_and(|old| old[at] == *value) {
            continue;
        }
        failures.extend(wrong_value(field, value).into_iter().map(|(code, text)| wrong(meta, field, code, text)));
    }
    failures
}

/// Code and sentence of everything that is wrong with a value of a field.
pub(super) fn wrong_value(field: &Field, value: &Scalar) -> Vec<(&'static str, String)> {
    if value.is_null() {
        let missing = !field.nullable && field.generated != Generated::Database;
        return if missing { vec![required()] } else { Vec::new() };
    }
    if encryption::is_sealed(field, value) {
        return Vec::new();
    }
    let misfit = (!check::fits(field.kind, value)).then(out_of_range);
    let broken = field.rules.iter().filter_map(|rule| check::broken_rule(*rule, value));
    misfit.into_iter().chain(broken).collect()
}

/// A value is missing.
pub(super) fn required() -> (&'static str, String) {
    ("required", "is required".to_owned())
}

/// A number does not fit into its column.
pub(super) fn out_of_range() -> (&'static str, String) {
    ("range", "is out of range".to_owned())
}

/// A failure of a field. A key column is known to callers by its relation's name.
pub(super) fn wrong(meta: &ResourceMeta, field: &Field, code: &'static str, text: String) -> Failure {
    let path = match field.relation {
        Some(relation) => Path::Relation(meta.relations[relation as usize].name.into()),
        None => Path::Input(field.name.into()),
    };
    Failure { path, code, text: text.into(), allowed: Vec::new() }
}

/// The failure of a validation.
pub(super) fn failed(meta: &ResourceMeta, validation: &'static resource_core::meta::Validation) -> Failure {
    match validation.field {
        Some(field) => Failure::input(meta.fields[field as usize].name, validation.code, validation.message),
        None => Failure::whole(validation.code, validation.message),
    }
}

/// The key of a row, in the order of the metadata.
pub(super) fn key_of(meta: &ResourceMeta, row: &[Scalar]) -> Vec<Scalar> {
    meta.key.iter().map(|field| row[*field as usize].clone()).collect()
}

/// The stored fields of an answered row.
pub(super) fn stored(meta: &ResourceMeta, row: &crate::row::Row) -> Result<Vec<Scalar>> {
    let fields = meta.fields.iter().enumerate();
    fields.map(|(at, field)| row.scalar(at, field.kind)).collect()
}
