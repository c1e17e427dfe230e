//! Conditions over scopes: what a rule's `cond` cell says, and what a decision about rows is.
//!
//! Not here: what a scope means on a row; the caller says it, or turns the tree into a query.

mod parse;

pub(crate) use parse::Written;

/// A condition on a row, over the scopes of one resource.
///
/// Trees are kept simple: `And` and `Or` have at least two different parts, none of the same kind
/// and none constant, so `True` and `False` only occur alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// Holds on every row.
    True,
    /// Holds on no row.
    False,
    /// The scope with this index in [`crate::CatalogResource::scopes`].
    Scope(u16),
    /// Holds where the other one is false.
    Not(Box<Condition>),
    /// Holds where all hold.
    And(Vec<Condition>),
    /// Holds where one holds.
    Or(Vec<Condition>),
}

impl Condition {
    /// All of them; `True` of none.
    pub fn all(conditions: impl IntoIterator<Item = Condition>) -> Condition {
        let mut parts = Vec::new();
        for condition in conditions {
            match condition {
                Condition::True => {}
                Condition::False => return Condition::False,
                Condition::And(inner) => inner.into_iter().for_each(|part| push_new(&mut parts, part)),
                part => push_new(&mut parts, part),
            }
        }
        match parts.len() {
            0 => Condition::True,
            1 => parts.remove(0),
            _ => Condition::And(parts),
        }
    }

    /// One of them; `False` of none.
    pub fn any(conditions: impl IntoIterator<Item = Condition>) -> Condition {
        let mut parts = Vec::new();
        for condition in conditions {
            match condition {
                Condition::False => {}
                Condition::True => return Condition::True,
                Condition::Or(inner) => inner.into_iter().for_each(|part| push_new(&mut parts, part)),
                part => push_new(&mut parts, part),
            }
        }
        match parts.len() {
            0 => Condition::False,
            1 => parts.remove(0),
            _ => Condition::Or(parts),
        }
    }

    /// The opposite; unknown stays unknown.
    pub fn negated(self) -> Condition {
        match self {
            Condition::True => Condition::False,
            Condition::False => Condition::True,
            Condition::Not(inner) => *inner,
            other => Condition::Not(Box::new(other)),
        }
    }

    /// The truth on a row of which `scope` knows the scopes' truth: SQL's logic, `None` is unknown.
    pub fn evaluate(&self, scope: &impl Fn(u16) -> Option<bool>) -> Option<bool> {
        match self {
            Condition::True => Some(true),
            Condition::False => Some(false),
            Condition::Scope(number) => scope(*number),
            Condition::Not(inner) => inner.evaluate(scope).map(|truth| !truth),
            Condition::And(parts) => decided_by(parts, scope, false),
            Condition::Or(parts) => decided_by(parts, scope, true),
        }
    }

    /// The condition as a `cond` cell would say it; `scopes` are the resource's.
    pub fn text(&self, scopes: &[String]) -> String {
        match self {
            Condition::True => "true".to_owned(),
            Condition::False => "false".to_owned(),
            Condition::Scope(number) => match scopes.get(usize::from(*number)) {
                Some(name) => name.clone(),
                None => format!("scope{number}"),
            },
            Condition::Not(inner) => format!("!{}", inner.grouped(scopes)),
            Condition::And(parts) => joined(parts, scopes, " && "),
            Condition::Or(parts) => joined(parts, scopes, " || "),
        }
    }

    fn grouped(&self, scopes: &[String]) -> String {
        match self {
            Condition::And(_) | Condition::Or(_) => format!("({})", self.text(scopes)),
            _ => self.text(scopes),
        }
    }
}

fn push_new(parts: &mut Vec<Condition>, part: Condition) {
    if !parts.contains(&part) {
        parts.push(part);
    }
}

/// One part with the deciding truth decides; without it, one unknown makes the whole unknown.
fn decided_by(parts: &[Condition], scope: &impl Fn(u16) -> Option<bool>, deciding: bool) -> Option<bool> {
    let mut whole = Some(!deciding);
    for part in parts {
        match part.evaluate(scope) {
            Some(truth) if truth == deciding => return Some(deciding),
            Some(_) => {}
            None => whole = None,
        }
    }
    whole
}

fn joined(parts: &[Condition], scopes: &[String], sign: &str) -> String {
    let texts: Vec<String> = parts.iter().map(|part| part.grouped(scopes)).collect();
    texts.join(sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Condition::{And, False, Not, Or, Scope, True};

    #[test]
    fn constants_repetitions_and_nesting_disappear() {
        assert_eq!(Condition::all([True, Scope(0), Scope(0)]), Scope(0));
        assert_eq!(Condition::any([False, Scope(0), True]), True);
        assert_eq!(Condition::all([]), True);
        assert_eq!(Condition::any([]), False);
        assert_eq!(Condition::all([Scope(0), And(vec![Scope(1), Scope(2)])]), And(vec![Scope(0), Scope(1), Scope(2)]));
        assert_eq!(Scope(0).negated().negated(), Scope(0));
    }

    #[test]
    fn unknown_spreads_unless_another_part_decides() {
        let truth = |number: u16| [Some(true), Some(false), None][usize::from(number)];
        assert_eq!(And(vec![Scope(2), Scope(1)]).evaluate(&truth), Some(false));
        assert_eq!(And(vec![Scope(0), Scope(2)]).evaluate(&truth), None);
        assert_eq!(Or(vec![Scope(2), Scope(0)]).evaluate(&truth), Some(true));
        assert_eq!(Or(vec![Scope(1), Scope(2)]).evaluate(&truth), None);
        assert_eq!(Not(Box::new(Scope(2))).evaluate(&truth), None);
    }

    #[test]
    fn the_text_groups_what_needs_grouping() {
        let scopes = ["shelved", "reserved", "own"].map(str::to_owned);
        let condition = Condition::all([Condition::any([Scope(0), Scope(2)]), Scope(1).negated()]);
        assert_eq!(condition.text(&scopes), "(shelved || own) && !reserved");
        assert_eq!(And(vec![Scope(0), Scope(1)]).negated().text(&scopes), "!(shelved && reserved)");
    }
}
