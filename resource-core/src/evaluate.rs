//! The in-memory interpreter of expressions.
//!
//! Its meaning is SQL's, by construction: what it returns for a row is what the SQL backend's text
//! returns for that row on SQLite and Postgres. A property test holds the three together.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex_lite::Regex;
use uuid::Uuid;

use crate::{BinaryOp, Expr, Function, Node, Root, Scalar, document};

/// What an expression may ask about.
pub trait Environment {
    /// The content of a field of the row in scope.
    fn field(&self, field: u16) -> Scalar;
    /// A value from outside the row.
    fn root(&self, root: Root, at: u16) -> Scalar;
    /// The tenant, if the context has one.
    fn tenant(&self) -> Option<Uuid>;
    /// Microseconds since 1970; one value for a whole action.
    fn now(&self) -> i64;
    /// The related rows; empty where the environment knows none.
    fn related(&self, relation: u16) -> Vec<Box<dyn Environment + '_>>;
}

/// The value of `expr`; [`Scalar::Null`] stands for unknown.
pub fn evaluate(expr: &Expr, environment: &dyn Environment) -> Scalar {
    Evaluator { expr, environment }.at(expr.root())
}

/// Whether a condition is true: unknown counts as no.
pub fn holds(expr: &Expr, environment: &dyn Environment) -> bool {
    evaluate(expr, environment) == Scalar::Bool(true)
}

/// Whether a condition is not false: unknown counts as valid, as in SQL's `CHECK`.
pub fn is_valid(expr: &Expr, environment: &dyn Environment) -> bool {
    evaluate(expr, environment) != Scalar::Bool(false)
}

struct Evaluator<'a> {
    expr: &'a Expr,
    environment: &'a dyn Environment,
}

impl Evaluator<'_> {
    fn at(&self, at: u16) -> Scalar {
        match self.expr.node(at) {
            Node::Const(scalar) => scalar.clone(),
            Node::Field(field) => self.environment.field(*field),
            Node::Root(root, at) => self.environment.root(*root, *at),
            Node::Tenant => self.environment.tenant().map_or(Scalar::Null, Scalar::Uuid),
            Node::Now => Scalar::Time(self.environment.now()),
            Node::Not(a) => truth(self.at(*a).as_bool().map(|truth| !truth)),
            Node::Negate(a) => integer(self.at(*a).as_i64().and_then(i64::checked_neg)),
            Node::Binary(op, a, b) => binary(*op, self.at(*a), self.at(*b)),
            Node::In(item, list) => self.is_in(self.at(*item), list),
            Node::Among(item, list, kind) => match document::items(&self.at(*list), *kind) {
                Some(items) => among(&self.at(*item), items),
                None => Scalar::Null,
            },
            Node::Member(document, name, kind) => document::member(&self.at(*document), name, *kind),
            Node::If(condition, then, otherwise) => {
                self.at(if self.at(*condition) == Scalar::Bool(true) { *then } else { *otherwise })
            }
            Node::Call(function, arguments) => {
                call(*function, arguments.iter().map(|argument| self.at(*argument)).collect())
            }
            Node::Via(relation, inner) => {
                let related = self.environment.related(*relation);
                related.first().map_or(Scalar::Null, |row| evaluate(inner, row.as_ref()))
            }
            Node::Exists(relation, inner) => {
                let related = self.environment.related(*relation);
                Scalar::Bool(related.iter().any(|row| holds(inner, row.as_ref())))
            }
            Node::Count(relation, inner) => {
                let related = self.environment.related(*relation);
                Scalar::I64(related.iter().filter(|row| holds(inner, row.as_ref())).count() as i64)
            }
        }
    }

    fn is_in(&self, item: Scalar, list: &[u16]) -> Scalar {
        among(&item, list.iter().map(|candidate| self.at(*candidate)))
    }
}

fn among(item: &Scalar, candidates: impl IntoIterator<Item = Scalar>) -> Scalar {
    candidates.into_iter().fold(Scalar::Bool(false), |found, candidate| {
        let equal = binary(BinaryOp::Equal, item.clone(), candidate);
        binary(BinaryOp::Or, found, equal)
    })
}

fn truth(value: Option<bool>) -> Scalar {
    value.map_or(Scalar::Null, Scalar::Bool)
}

/// The least `i64` is no result: it has no positive counterpart, and SQLite cannot tell it from an
/// overflow, which it turns into a floating point number.
fn integer(value: Option<i64>) -> Scalar {
    value.filter(|value| *value != i64::MIN).map_or(Scalar::Null, Scalar::I64)
}

/// The value of `left op right`.
pub fn binary(op: BinaryOp, left: Scalar, right: Scalar) -> Scalar {
    use BinaryOp::*;
    let ordered = |test: fn(Ordering) -> bool| truth(left.compare(&right).map(test));
    match op {
        Equal => equality(&left, &right),
        NotEqual => truth(equality(&left, &right).as_bool().map(|equal| !equal)),
        Less => ordered(Ordering::is_lt),
        LessOrEqual => ordered(Ordering::is_le),
        Greater => ordered(Ordering::is_gt),
        GreaterOrEqual => ordered(Ordering::is_ge),
        Is => Scalar::Bool(same(&left, &right)),
        IsNot => Scalar::Bool(!same(&left, &right)),
        And => match (left.as_bool(), right.as_bool()) {
            (Some(false), _) | (_, Some(false)) => Scalar::Bool(false),
            (Some(true), Some(true)) => Scalar::Bool(true),
            _ => Scalar::Null,
        },
        Or => match (left.as_bool(), right.as_bool()) {
            (Some(true), _) | (_, Some(true)) => Scalar::Bool(true),
            (Some(false), Some(false)) => Scalar::Bool(false),
            _ => Scalar::Null,
        },
        Add => arithmetic(left, right, i64::checked_add),
        Subtract => arithmetic(left, right, i64::checked_sub),
        Multiply => arithmetic(left, right, i64::checked_mul),
        Divide => arithmetic(left, right, i64::checked_div),
        Remainder => arithmetic(left, right, remainder),
        TimeAdd => moved(left, right, i64::checked_add),
        TimeSubtract => moved(left, right, i64::checked_sub),
        TimeDifference => match (left, right) {
            (Scalar::Time(a), Scalar::Time(b)) => integer(a.checked_sub(b)),
            _ => Scalar::Null,
        },
    }
}

fn equality(left: &Scalar, right: &Scalar) -> Scalar {
    if left.is_null() || right.is_null() {
        return Scalar::Null;
    }
    Scalar::Bool(left.compare(right) == Some(Ordering::Equal))
}

fn same(left: &Scalar, right: &Scalar) -> bool {
    (left.is_null() && right.is_null()) || left.compare(right) == Some(Ordering::Equal)
}

fn arithmetic(left: Scalar, right: Scalar, operation: fn(i64, i64) -> Option<i64>) -> Scalar {
    match (left, right) {
        (Scalar::I64(a), Scalar::I64(b)) => integer(operation(a, b)),
        _ => Scalar::Null,
    }
}

/// `i64::MIN % -1` is 0 in mathematics, which is what both databases answer.
fn remainder(a: i64, b: i64) -> Option<i64> {
    if b == 0 { None } else { Some(a.wrapping_rem(b)) }
}

/// The first and last microsecond that both databases can hold and RFC 3339 can write: years 1 to 9999.
pub const TIME_RANGE: std::ops::RangeInclusive<i64> = -62_135_596_800_000_000..=253_402_300_799_999_999;

/// The longest duration, in microseconds, by which a timestamp is moved; more is null. It is 285 years,
/// the greatest number of microseconds that a Postgres interval is multiplied by without rounding.
pub const DURATION_LIMIT: i64 = 1 << 53;

fn moved(time: Scalar, by: Scalar, operation: fn(i64, i64) -> Option<i64>) -> Scalar {
    match (time, by) {
        (Scalar::Time(time), Scalar::I64(by)) if by.unsigned_abs() <= DURATION_LIMIT.unsigned_abs() => {
            let result = operation(time, by).filter(|time| TIME_RANGE.contains(time));
            result.map_or(Scalar::Null, Scalar::Time)
        }
        _ => Scalar::Null,
    }
}

/// The value of `function(arguments)`.
pub fn call(function: Function, arguments: Vec<Scalar>) -> Scalar {
    if function == Function::Coalesce {
        return arguments.into_iter().find(|argument| !argument.is_null()).unwrap_or(Scalar::Null);
    }
    match (function, arguments.as_slice()) {
        (Function::Lower, [Scalar::Text(text)]) => Scalar::from(text.to_ascii_lowercase()),
        (Function::Length, [Scalar::Text(text)]) => Scalar::I64(text.chars().count() as i64),
        (Function::Seconds, [Scalar::I64(micros)]) => Scalar::I64(micros / 1_000_000),
        (Function::Contains, [Scalar::Text(text), Scalar::Text(part)]) => {
            Scalar::Bool(text.to_ascii_lowercase().contains(&part.to_ascii_lowercase()))
        }
        (Function::StartsWith, [Scalar::Text(text), Scalar::Text(part)]) => {
            Scalar::Bool(text.to_ascii_lowercase().starts_with(&part.to_ascii_lowercase()))
        }
        (Function::EndsWith, [Scalar::Text(text), Scalar::Text(part)]) => {
            Scalar::Bool(text.to_ascii_lowercase().ends_with(&part.to_ascii_lowercase()))
        }
        (Function::Matches, [Scalar::Text(text), Scalar::Text(pattern)]) => {
            matches(text, pattern).map_or(Scalar::Null, Scalar::Bool)
        }
        _ => Scalar::Null,
    }
}

/// Patterns are literals of declarations, so there are few; each is compiled once.
fn matches(text: &str, pattern: &str) -> Option<bool> {
    static COMPILED: LazyLock<Mutex<HashMap<String, Option<Regex>>>> = LazyLock::new(Mutex::default);
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    if !compiled.contains_key(pattern) {
        compiled.insert(pattern.to_owned(), Regex::new(pattern).ok());
    }
    compiled.get(pattern)?.as_ref().map(|regex| regex.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_outside_the_range_are_null() {
        let of = |op, a: i64, b: i64| binary(op, Scalar::I64(a), Scalar::I64(b));
        assert_eq!(of(BinaryOp::Add, i64::MAX, 1), Scalar::Null);
        assert_eq!(of(BinaryOp::Subtract, -i64::MAX, 1), Scalar::Null);
        assert_eq!(of(BinaryOp::Divide, i64::MIN, -1), Scalar::Null);
        assert_eq!(of(BinaryOp::Divide, 7, 0), Scalar::Null);
        assert_eq!(of(BinaryOp::Divide, -7, 2), Scalar::I64(-3));
        assert_eq!(of(BinaryOp::Remainder, -7, 2), Scalar::I64(-1));
        let moved = |by| binary(BinaryOp::TimeAdd, Scalar::Time(0), Scalar::I64(by));
        assert_eq!(moved(DURATION_LIMIT), Scalar::Time(DURATION_LIMIT));
        assert_eq!(moved(DURATION_LIMIT + 1), Scalar::Null);
    }

    #[test]
    fn patterns_match_in_memory() {
        let of = |text: &str, pattern: &str| call(Function::Matches, vec![text.into(), pattern.into()]);
        assert_eq!(of("abc", "^[a-c]+$"), Scalar::Bool(true));
        assert_eq!(of("abd", "^[a-c]+$"), Scalar::Bool(false));
        assert_eq!(of("abc", "("), Scalar::Null);
    }
}
