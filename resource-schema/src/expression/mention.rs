//! What an expression names, for the derive: rustc checks these at their own places.

use proc_macro2::Ident;

use super::ast::{Ast, Kind};

/// Something that an expression names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The relations of the `exists(..)` and `count(..)` around it, outermost first: its names are
    /// those of the row that they lead to.
    pub within: Vec<Ident>,
    /// What it names.
    pub what: Mentioned,
}

/// A name of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mentioned {
    /// Names joined by dots, as they are written: a field, what a root holds, or a relation.
    Path(Vec<Ident>),
    /// A variant of some enum.
    Variant {
        /// Its name.
        name: Ident,
        /// The path whose type is the enum: that which the variant is compared with. Absent if it is
        /// compared with something else, or is the value of the whole.
        of: Option<Vec<Ident>>,
    },
}

impl Ast {
    /// Everything that the expression names, in order.
    pub fn mentions(&self) -> Vec<Mention> {
        let mut mentions = Vec::new();
        Collector { mentions: &mut mentions, within: Vec::new() }.visit(self, None);
        mentions
    }
}

struct Collector<'a> {
    mentions: &'a mut Vec<Mention>,
    within: Vec<Ident>,
}

impl Collector<'_> {
    /// Notes what an expression beside `other` names.
    fn visit(&mut self, ast: &Ast, other: Option<&Ast>) {
        match &ast.kind {
            Kind::Path(path) => self.note(Mentioned::Path(path.clone())),
            Kind::Variant(name) => self.note(Mentioned::Variant { name: name.clone(), of: other.and_then(path_of) }),
            Kind::Not(inner) | Kind::Negate(inner) => self.visit(inner, None),
            Kind::Chain(_, operands) => operands.iter().for_each(|operand| self.visit(operand, None)),
            Kind::Binary(_, left, right) => {
                self.visit(left, Some(right));
                self.visit(right, Some(left));
            }
            Kind::In { item, list, .. } => {
                self.visit(item, list.first());
                list.iter().for_each(|candidate| self.visit(candidate, Some(item)));
            }
            // What a variant is of is the type of the items, which the path does not have.
            Kind::ItemOf { item, list, .. } => {
                self.visit(item, None);
                self.visit(list, None);
            }
            Kind::If { condition, then, otherwise } => {
                self.visit(condition, None);
                self.visit(then, other);
                self.visit(otherwise, other);
            }
            Kind::Call { function, arguments } => self.call(function, arguments, other),
            Kind::Null | Kind::Bool(_) | Kind::Integer(_) | Kind::Float(_) | Kind::Text(_) | Kind::Duration(_) => {}
        }
    }

    fn call(&mut self, function: &Ident, arguments: &[Ast], other: Option<&Ast>) {
        if function == "exists" || function == "count" {
            let [relation, conditions @ ..] = arguments else { return };
            self.visit(relation, None);
            let Some(path) = path_of(relation) else { return };
            let outside = self.within.len();
            self.within.extend(path);
            conditions.iter().for_each(|condition| self.visit(condition, None));
            return self.within.truncate(outside);
        }
        let first_path = arguments.iter().find(|argument| matches!(argument.kind, Kind::Path(_)));
        arguments.iter().for_each(|argument| self.visit(argument, first_path.or(other)));
    }

    fn note(&mut self, what: Mentioned) {
        self.mentions.push(Mention { within: self.within.clone(), what });
    }
}

fn path_of(ast: &Ast) -> Option<Vec<Ident>> {
    match &ast.kind {
        Kind::Path(path) => Some(path.clone()),
        _ => None,
    }
}
