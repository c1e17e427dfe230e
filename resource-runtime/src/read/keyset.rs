//! Paging by keyset: the condition for "behind this row".
//!
//! Where every term runs in one direction and knows no null, a comparison of rows says it and one index
//! serves it. Otherwise the terms are taken one by one, with what [`super::order`] says about nulls.

use resource_core::Scalar;
use sea_orm::sea_query::{BinOper, ExprTrait, SimpleExpr};

use super::order::{Along, Order, Term};
use super::reading::Reading;
use crate::sql::bind;

/// The condition for rows behind the one with these values, one per term; `None` when there are none.
pub(super) fn behind(order: &Order, values: &[Scalar], along: Along, reading: &Reading<'_>) -> Option<SimpleExpr> {
    let steps = order.terms.iter().zip(values);
    let steps: Vec<Step> = steps.map(|(term, value)| Step::new(term, value, along, reading)).collect();
    if steps.len() > 1 && in_one_direction(&steps) {
        let (columns, values) = steps.iter().map(|step| (step.sql.clone(), step.bound())).unzip();
        return Some(SimpleExpr::Tuple(columns).binary(steps[0].beyond(), SimpleExpr::Tuple(values)));
    }
    one_by_one(&steps)
}

/// One term, its SQL and where the row stands in it.
struct Step {
    sql: SimpleExpr,
    /// `None` for null.
    value: Option<SimpleExpr>,
    nullable: bool,
    descends: bool,
}

impl Step {
    fn new(term: &Term, value: &Scalar, along: Along, reading: &Reading<'_>) -> Step {
        let bound = || SimpleExpr::Value(bind(value, Some(term.kind), reading.dialect()));
        Step {
            sql: term.sql(reading),
            value: (!value.is_null()).then(bound),
            nullable: term.nullable,
            descends: term.descends(along),
        }
    }

    fn bound(&self) -> SimpleExpr {
        self.value.clone().unwrap_or(SimpleExpr::Keyword(sea_orm::sea_query::Keyword::Null))
    }

    fn beyond(&self) -> BinOper {
        if self.descends { BinOper::SmallerThan } else { BinOper::GreaterThan }
    }

    /// Rows that come later by this term alone; `None` when no row does. Nulls are last in ascending and
    /// first in descending order.
    fn later(&self) -> Option<SimpleExpr> {
        match (&self.value, self.descends) {
            (None, false) => None,
            (None, true) => Some(self.sql.clone().is_not_null()),
            (Some(value), false) if self.nullable => {
                Some(self.sql.clone().binary(self.beyond(), value.clone()).or(self.sql.clone().is_null()))
            }
            (Some(value), _) => Some(self.sql.clone().binary(self.beyond(), value.clone())),
        }
    }

    fn equal(&self) -> SimpleExpr {
        match &self.value {
            None => self.sql.clone().is_null(),
            Some(value) => self.sql.clone().eq(value.clone()),
        }
    }

    /// A range that holds every later row and that an index on the first term can serve; implied by the
    /// rest. `None` where nulls lie outside of any range.
    fn range(&self) -> Option<SimpleExpr> {
        let value = self.value.clone()?;
        match (self.descends, self.nullable) {
            (true, _) => Some(self.sql.clone().lte(value)),
            (false, false) => Some(self.sql.clone().gte(value)),
            (false, true) => None,
        }
    }
}

fn in_one_direction(steps: &[Step]) -> bool {
    steps.iter().all(|step| !step.nullable && step.value.is_some() && step.descends == steps[0].descends)
}

/// `later(first) or (equal(first) and later rest)`
fn one_by_one(steps: &[Step]) -> Option<SimpleExpr> {
    let (first, rest) = steps.split_first()?;
    let tied = one_by_one(rest).map(|rest| first.equal().and(rest));
    let condition = match (first.later(), tied) {
        (Some(later), Some(tied)) => later.or(tied),
        (Some(later), None) => return Some(later),
        (None, tied) => return tied,
    };
    Some(match first.range() {
        Some(range) => range.and(condition),
        None => condition,
    })
}
