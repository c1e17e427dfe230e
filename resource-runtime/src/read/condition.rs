//! Which rows a read is about: everything that must hold, each condition by itself.
//!
//! Conditions are joined in SQL, not in one expression: however long a requested filter is, it cannot
//! reach the fences beside it.

use resource_core::meta::{GetBy, InputTarget};
use resource_core::{Expr, Scalar};

use super::reading::{Reading, equals};
use super::search::searched;
use super::visible;
use crate::action::broken_rule;
use crate::error::{Class, Error, Failure, Result};
use crate::slots::Slot;
use crate::sql::{Between, Text, condition};

/// Which of the rows that an action answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Only<'a> {
    /// All, or those that the action's own look-up finds.
    Matching,
    /// The one with this key.
    Key(&'a [Scalar]),
}

impl Only<'_> {
    /// Whether there is one row at most, which its key or an identity names.
    pub fn is_one(self, reading: &Reading<'_>) -> Result<bool> {
        Ok(matches!(self, Only::Key(_)) || reading.read_action()?.get.is_some())
    }
}

/// The conditions on the rows of a read, all constants folded.
pub(super) struct Rows {
    conditions: Vec<Expr>,
    none: bool,
}

impl Rows {
    /// Tenant, policies and ceilings, the action's filter and look-up, and what the caller asked for.
    pub fn of(reading: &Reading<'_>, only: Only<'_>) -> Result<Rows> {
        wrong_arguments(reading)?;
        let read = reading.read_action()?;
        let mut rows = Rows { conditions: Vec::new(), none: false };
        rows.require(reading.viewer.fence(reading.meta)?);
        rows.require(reading.authorized());
        rows.require(read.filter.as_ref().map(|filter| reading.fold(filter)));
        if let Some(filter) = &reading.query.filter {
            rows.require([reading.fold(&visible::requested(&reading.viewer, reading.meta, filter)?)]);
        }
        match (only, read.get) {
            (Only::Key(key), _) => rows.key(reading, key),
            (Only::Matching, Some(GetBy::Identity(identity))) => rows.identity(reading, identity)?,
            (Only::Matching, Some(GetBy::Key)) => {
                return Err(Error::internal(format!("`{}` finds a record by its key", reading.action().name)));
            }
            (Only::Matching, None) => {}
        }
        Ok(rows)
    }

    /// Whether nothing can satisfy the conditions, so that the database need not be asked.
    pub fn are_none(&self) -> bool {
        self.none
    }

    /// Adds the conditions to a statement; others may follow.
    pub fn narrow(&self, select: &mut Text, reading: &Reading<'_>) -> Between {
        let (scope, mut narrowed) = (reading.scope(), Between::WHERE);
        for holds in &self.conditions {
            condition(narrowed.next(select), &searched(reading.meta, holds), &scope);
        }
        narrowed
    }

    fn require(&mut self, conditions: impl IntoIterator<Item = Expr>) {
        for condition in conditions {
            match condition.as_constant() {
                Some(Scalar::Bool(true)) => {}
                Some(_) => self.none = true,
                None => self.conditions.push(condition),
            }
        }
    }

    fn key(&mut self, reading: &Reading<'_>, key: &[Scalar]) {
        // A key of another shape is the key of no record.
        self.none |= key.len() != reading.meta.key.len() || key.iter().any(is_unstorable);
        for (field, value) in reading.meta.key.iter().zip(key) {
            self.require([reading.fold(&equals(reading.meta, *field, value.clone()))]);
        }
    }

    /// The fields of the identity stand among the action's inputs.
    fn identity(&mut self, reading: &Reading<'_>, identity: u16) -> Result<()> {
        let identity = &reading.meta.identities[identity as usize];
        for field in identity.fields {
            let name = reading.meta.fields[*field as usize].name;
            let input = reading.action().inputs.iter().position(|input| match input.target {
                InputTarget::Field(at) | InputTarget::Relation(_, at) => at == *field,
                InputTarget::Argument => input.name == name,
            });
            let input =
                input.ok_or_else(|| Error::internal(format!("no input gives `{name}` of `{}`", identity.name)))?;
            let value = reading.query.arguments.at(input as u16).value();
            self.none |= is_unstorable(&value);
            self.require([reading.fold(&equals(reading.meta, *field, value))]);
        }
        self.require(identity.filter.as_ref().map(|filter| reading.fold(filter)));
        Ok(())
    }
}

/// Postgres refuses the zero character instead of finding nothing.
fn is_unstorable(value: &Scalar) -> bool {
    value.as_text().is_some_and(|text| text.contains('\0'))
}

/// Every argument that is missing or against its rules. What a record is looked up by has the rules of its
/// field, which are about what is stored: breaking them finds nothing, and what was stored under earlier
/// rules is found.
fn wrong_arguments(reading: &Reading<'_>) -> Result<()> {
    let mut failures = Vec::new();
    for (at, input) in reading.action().inputs.iter().enumerate() {
        match reading.query.arguments.at(at as u16) {
            Slot::Absent | Slot::Given(Scalar::Null) if input.required && !input.nullable => {
                failures.push(Failure::input(input.name, "required", "is required"));
            }
            Slot::Given(value) if input.target == InputTarget::Argument => {
                let broken = input.rules.iter().filter_map(|rule| broken_rule(*rule, value));
                failures.extend(broken.map(|(code, text)| Failure::input(input.name, code, text)));
            }
            Slot::Absent | Slot::Given(_) => {}
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(Error::with_failures(Class::Invalid, failures)) }
}
