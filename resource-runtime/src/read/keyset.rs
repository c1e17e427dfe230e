//! Paging by keyset: the condition for "behind this row".
//!
//! Where every term runs in one direction and knows no null, a comparison of rows says it and one index
//! serves it. Otherwise the terms are taken one by one, with what [`super::order`] says about nulls.

use resource_core::Scalar;

use super::order::{Along, Order, Term};
use super::reading::Reading;
use crate::sql::{Between, Text};

/// Writes the condition for rows behind the one with these values, one per term, of which some come later
/// ([`are_some`]).
pub(super) fn behind(text: &mut Text, order: &Order, (values, along): (&[Scalar], Along), reading: &Reading<'_>) {
    let steps = steps(order, values, along);
    if steps.len() > 1 && in_one_direction(&steps) {
        return row_by_row(text, &steps, reading);
    }
    one_by_one(text, &steps, reading);
}

/// Whether rows can be behind the one with these values.
pub(super) fn are_some(order: &Order, values: &[Scalar], along: Along) -> bool {
    steps(order, values, along).iter().any(Step::has_later)
}

fn steps<'a>(order: &'a Order, values: &'a [Scalar], along: Along) -> Vec<Step<'a>> {
    let steps = order.terms.iter().zip(values);
    steps.map(|(term, value)| Step { term, value, descends: term.descends(along) }).collect()
}

/// One term and where the row stands in it.
struct Step<'a> {
    term: &'a Term,
    value: &'a Scalar,
    descends: bool,
}

impl Step<'_> {
    fn write(&self, text: &mut Text, op: &str, reading: &Reading<'_>) {
        self.term.write(text, reading);
        text.add(op).bind(self.value, Some(self.term.kind));
    }

    fn beyond(&self) -> &'static str {
        if self.descends { " < " } else { " > " }
    }

    /// Whether rows can come later by this term alone. Nulls are last in ascending and first in descending
    /// order.
    fn has_later(&self) -> bool {
        !self.value.is_null() || self.descends
    }

    /// Rows that come later by this term alone.
    fn later(&self, text: &mut Text, reading: &Reading<'_>) {
        match (self.value.is_null(), self.descends) {
            (true, _) => {
                self.term.write(text, reading);
                text.add(" IS NOT NULL");
            }
            (false, false) if self.term.nullable => {
                self.write(text.add("("), self.beyond(), reading);
                self.term.write(text.add(" OR "), reading);
                text.add(" IS NULL)");
            }
            (false, _) => self.write(text, self.beyond(), reading),
        }
    }

    fn equal(&self, text: &mut Text, reading: &Reading<'_>) {
        match self.value.is_null() {
            true => {
                self.term.write(text, reading);
                text.add(" IS NULL");
            }
            false => self.write(text, " = ", reading),
        }
    }

    /// A range that holds every later row and that an index on the first term can serve; implied by the
    /// rest. `None` where nulls lie outside of any range.
    fn range(&self) -> Option<&'static str> {
        match (self.value.is_null(), self.descends, self.term.nullable) {
            (false, true, _) => Some(" <= "),
            (false, false, false) => Some(" >= "),
            _ => None,
        }
    }
}

fn in_one_direction(steps: &[Step<'_>]) -> bool {
    steps.iter().all(|step| !step.term.nullable && !step.value.is_null() && step.descends == steps[0].descends)
}

/// `(first, second) > (value, value)`
fn row_by_row(text: &mut Text, steps: &[Step<'_>], reading: &Reading<'_>) {
    let (mut columns, mut values) = (Between::COMMA, Between::COMMA);
    text.add("(");
    steps.iter().for_each(|step| step.term.write(columns.next(text), reading));
    text.add(")").add(steps[0].beyond()).add("(");
    for step in steps {
        values.next(text).bind(step.value, Some(step.term.kind));
    }
    text.add(")");
}

/// `later(first) or (equal(first) and later rest)`
fn one_by_one(text: &mut Text, steps: &[Step<'_>], reading: &Reading<'_>) {
    let Some((first, rest)) = steps.split_first() else { return };
    let tied = rest.iter().any(Step::has_later);
    if !tied {
        return first.later(text, reading);
    }
    if !first.has_later() {
        first.equal(text, reading);
        return one_by_one(text.add(" AND "), rest, reading);
    }
    if let Some(range) = first.range() {
        first.write(text, range, reading);
        text.add(" AND ");
    }
    first.later(text.add("("), reading);
    first.equal(text.add(" OR ("), reading);
    one_by_one(text.add(" AND "), rest, reading);
    text.add("))");
}
