//! What a database can see to by itself: conditions of partial indexes and constraints.
//!
//! Such a condition depends on nothing but the row, and both databases must answer it alike: fields, constants,
//! comparisons, null tests, logic, choices, and functions whose results are the same on both.

use resource_core::{BinaryOp, Expr, Function, Node, Scalar};

use crate::model::{Field, Type};

/// What keeps the databases from keeping a condition over these fields; `None` if they can.
pub fn obstacle(fields: &[Field], condition: &Expr) -> Option<&'static str> {
    condition.nodes.iter().find_map(|node| match node {
        Node::Field(field) if is_json(&fields[usize::from(*field)].ty) => Some(DOCUMENT),
        Node::Among(..) | Node::Member(..) => Some(DOCUMENT),
        Node::Const(Scalar::Bytes(_) | Scalar::Json(_)) => Some("it has a constant that is no simple value"),
        Node::Root(..) => Some("it mentions the actor, an argument, or another row"),
        Node::Tenant => Some("it mentions the context's tenant"),
        Node::Now => Some("it mentions the current time"),
        Node::Via(..) | Node::Exists(..) | Node::Count(..) => Some("it reads other rows"),
        Node::Negate(_) | Node::Call(Function::Seconds, _) => Some("it computes"),
        Node::Binary(op, ..) if !compares(*op) => Some("it computes"),
        Node::Call(Function::Contains | Function::StartsWith | Function::EndsWith, _) => Some("it searches in text"),
        Node::Call(Function::Matches, _) => Some("it matches a regular expression"),
        Node::Field(_)
        | Node::Const(_)
        | Node::Not(_)
        | Node::Binary(..)
        | Node::In(..)
        | Node::If(..)
        | Node::Call(Function::Coalesce | Function::Length | Function::Lower, _) => None,
    })
}

const DOCUMENT: &str = "it looks into a list, map or embedded value";

fn compares(op: BinaryOp) -> bool {
    use BinaryOp::*;
    matches!(op, Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual | Is | IsNot | And | Or)
}

fn is_json(ty: &Type) -> bool {
    matches!(ty, Type::Map | Type::List(_) | Type::Embedded(_))
}
