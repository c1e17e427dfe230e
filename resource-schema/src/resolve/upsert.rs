//! What an upsert assigns to a row that exists. The database computes it, so only what the database can judge
//! may be computed there.

use resource_core::{Expr, Function, Node, Root};

use super::action::Actions;
use super::row::Argument;
use crate::attribute;
use crate::attribute::action::set::Assignment;
use crate::expression::Place;
use crate::model::{Expression, Field, Rule, Type, Upsert};

impl Actions<'_> {
    pub(super) fn upsert(&self, action: &attribute::Action, arguments: &[Argument]) -> Option<Upsert> {
        let upsert = action.upsert.get()?;
        let identities = &self.shape.resources[self.resource].identities;
        let identity = identities.iter().position(|identity| upsert.identity == identity.name);
        let update = upsert.update.get()?;
        let update = self.declared.on.actions.iter().position(|action| action.name == *update)?;
        let set = upsert.set.iter().flat_map(|assignment| self.taken_over(arguments, assignment));
        Some(Upsert { identity: identity.map(|at| at as u16), update: update as u16, set: set.collect() })
    }

    fn taken_over(&self, arguments: &[Argument], assignment: &Assignment) -> Vec<(u16, Expression)> {
        let resolved = self.assignments(Place::UpsertSet, arguments, std::slice::from_ref(assignment));
        for (column, expression) in &resolved {
            self.refuse_encrypted(assignment, *column, &expression.expr);
            self.refuse_unjudged(assignment, *column, &expression.expr);
        }
        resolved
    }

    /// An encrypted value can be put where the row that would be inserted has it, and nowhere else.
    fn refuse_encrypted(&self, assignment: &Assignment, column: u16, expr: &Expr) {
        let encrypted = |field: u16| self.field(field).encrypted;
        let moved = *expr == Expr::leaf(Node::Root(Root::New, column));
        let elsewhere = |node: &Node| matches!(node, Node::Root(Root::New, field) if encrypted(*field));
        if !moved && (encrypted(column) || expr.mentions(&elsewhere)) {
            self.errors
                .error(assignment.value.location, "the database cannot compute with encrypted values")
                .help("an encrypted field takes the one of the same name: `set(secret = new.secret)`");
        }
    }

    /// The form of a text and the length of a list are judged by the engine alone, which does not see what is
    /// computed of the row that exists.
    fn refuse_unjudged(&self, assignment: &Assignment, column: u16, expr: &Expr) {
        let field = self.field(column);
        let Some(rule) = field.rules.iter().find_map(|rule| unjudged(field, rule)) else { return };
        if !expr.mentions(&|node| matches!(node, Node::Field(_))) || is_one_of(expr, expr.root(), column) {
            return;
        }
        let name = &assignment.name;
        self.errors
            .error(assignment.value.location, format!("nobody could ask {rule} of `{name}` of what this computes"))
            .help(format!(
                "assign `new.{name}` or leave `{name}` as it is, also by a condition: \
                 `if .. {{ new.{name} }} else {{ {name} }}`"
            ));
    }

    fn field(&self, column: u16) -> &Field {
        &self.shape.resources[self.resource].fields[usize::from(column)]
    }
}

/// What a rule is called that SQL cannot say.
fn unjudged(field: &Field, rule: &Rule) -> Option<&'static str> {
    match rule {
        Rule::Pattern(_) => Some("the pattern"),
        Rule::Length(..) if matches!(field.ty, Type::List(_)) => Some("the length"),
        Rule::Length(..) | Rule::Range(..) | Rule::Trim => None,
    }
}

/// Whether a value is that of the stored row or of the row that would be inserted: both were judged.
fn is_one_of(expr: &Expr, at: u16, column: u16) -> bool {
    match expr.node(at) {
        Node::Field(field) | Node::Root(Root::New, field) => *field == column,
        Node::If(_, then, otherwise) => [then, otherwise].iter().all(|at| is_one_of(expr, **at, column)),
        Node::Call(Function::Coalesce, values) => values.iter().all(|at| is_one_of(expr, *at, column)),
        _ => false,
    }
}
