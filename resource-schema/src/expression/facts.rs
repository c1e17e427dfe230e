//! Which names cannot be null where part of an expression matters.
//!
//! `x == null || x < 3` is never unknown: where `x` is null the first condition decides. What follows
//! from conditions around a part is known while that part is checked, so that nullability and the
//! warnings of `validate` are about what can happen.

use super::ast::{Ast, Kind, Operator};

/// What is taken for granted about a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assumption {
    True,
    False,
    /// False or unknown.
    NotTrue,
    /// True or unknown.
    NotFalse,
}

impl Assumption {
    fn opposite(self) -> Assumption {
        match self {
            Assumption::True => Assumption::False,
            Assumption::False => Assumption::True,
            Assumption::NotTrue => Assumption::NotFalse,
            Assumption::NotFalse => Assumption::NotTrue,
        }
    }
}

/// A path that is not null, in plain names.
pub(super) type Fact = Vec<String>;

/// What cannot be null if the assumption about a condition holds.
pub(super) fn follow(condition: &Ast, assumed: Assumption, facts: &mut Vec<Fact>) {
    use Assumption::*;
    let known = matches!(assumed, True | False);
    match &condition.kind {
        Kind::Not(inner) => follow(inner, assumed.opposite(), facts),
        Kind::Chain(Operator::And, operands) if matches!(assumed, True | NotFalse) => {
            operands.iter().for_each(|operand| follow(operand, assumed, facts));
        }
        Kind::Chain(Operator::Or, operands) if matches!(assumed, False | NotTrue) => {
            operands.iter().for_each(|operand| follow(operand, assumed, facts));
        }
        Kind::Binary(operator, left, right) => match null_test(left, right) {
            Some(tested) => {
                let null = matches!(operator, Operator::Equal | Operator::Is);
                let excluded =
                    if null { matches!(assumed, False | NotTrue) } else { matches!(assumed, True | NotFalse) };
                facts.extend(tested.plain_path().filter(|_| excluded));
            }
            None if known && !matches!(operator, Operator::Is | Operator::IsNot) => {
                facts.extend([left, right].into_iter().filter_map(|side| side.plain_path()));
            }
            None => {}
        },
        Kind::In { item, .. } if known => facts.extend(item.plain_path()),
        // Null is no item of an empty list either, so only a found one is something.
        Kind::ItemOf { item, list, negated } if known => {
            facts.extend(list.plain_path());
            facts.extend(item.plain_path().filter(|_| (assumed == True) != *negated));
        }
        Kind::Path(_) if known => facts.extend(condition.plain_path()),
        _ => {}
    }
}

/// What a comparison tests for null.
pub(super) fn null_test<'a>(left: &'a Ast, right: &'a Ast) -> Option<&'a Ast> {
    match (&left.kind, &right.kind) {
        (_, Kind::Null) => Some(left),
        (Kind::Null, _) => Some(right),
        _ => None,
    }
}
