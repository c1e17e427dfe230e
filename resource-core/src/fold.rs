//! Replaces what is fixed for a request by constants and simplifies what follows from them.
//!
//! `actor`, `argument`, `tenant` and `now()` are constants of a request; folding them before SQL is
//! built turns `actor.partition == null || partition == actor.partition` into nothing or into one
//! comparison, which is what an index can serve.

use crate::evaluate::{Environment, binary};
use crate::{BinaryOp, Expr, Node, Root, Scalar};

/// Which nodes of an expression have become constants.
pub trait Constants {
    /// The value of a root, or `None` if it is no constant here.
    fn root(&self, root: Root, at: u16) -> Option<Scalar>;
    /// The tenant, if known.
    fn tenant(&self) -> Option<Scalar>;
    /// The time, if known.
    fn now(&self) -> Option<Scalar>;
}

/// `expr` with everything constant computed.
pub fn fold(expr: &Expr, constants: &dyn Constants) -> Expr {
    fold_at(expr, expr.root(), constants)
}

fn fold_at(expr: &Expr, at: u16, constants: &dyn Constants) -> Expr {
    let inner = |at: u16| fold_at(expr, at, constants);
    match expr.node(at) {
        Node::Root(root, position) => constant_or(constants.root(*root, *position), expr, at),
        Node::Tenant => constant_or(constants.tenant(), expr, at),
        Node::Now => constant_or(constants.now(), expr, at),
        Node::Const(_) | Node::Field(_) => leaf(expr, at),
        Node::Not(a) => computed(inner(*a).negated()),
        Node::Negate(a) => {
            let operand = inner(*a);
            let mut nodes = operand.nodes.into_owned();
            nodes.push(Node::Negate((nodes.len() - 1) as u16));
            computed(Expr { nodes: nodes.into() })
        }
        Node::Binary(op, a, b) => folded_binary(*op, inner(*a), inner(*b)),
        Node::In(item, list) => {
            let list: Vec<Expr> = list.iter().map(|at| inner(*at)).collect();
            folded_in(inner(*item), list)
        }
        Node::If(condition, then, otherwise) => {
            let condition = inner(*condition);
            match condition.as_constant() {
                Some(truth) => inner(if *truth == Scalar::Bool(true) { *then } else { *otherwise }),
                None => conditional(condition, inner(*then), inner(*otherwise)),
            }
        }
        Node::Call(function, arguments) => {
            computed(Expr::call(*function, arguments.iter().map(|at| inner(*at)).collect::<Vec<_>>()))
        }
        Node::Via(relation, path) => Expr::via(*relation, fold(path, constants)),
        Node::Exists(relation, condition) => Expr::exists(*relation, fold(condition, constants)),
        Node::Count(relation, condition) => {
            Expr { nodes: vec![Node::Count(*relation, fold(condition, constants))].into() }
        }
    }
}

fn constant_or(constant: Option<Scalar>, expr: &Expr, at: u16) -> Expr {
    constant.map_or_else(|| leaf(expr, at), |scalar| Expr { nodes: vec![Node::Const(scalar)].into() })
}

fn leaf(expr: &Expr, at: u16) -> Expr {
    Expr { nodes: vec![expr.node(at).clone()].into() }
}

/// `false && x` is false and `true && x` is x whatever x is; the same for `||`.
fn folded_binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    let absorbing = match op {
        BinaryOp::And => false,
        BinaryOp::Or => true,
        _ => return computed(Expr::binary(op, left, right)),
    };
    match (left.as_constant().and_then(Scalar::as_bool), right.as_constant().and_then(Scalar::as_bool)) {
        (Some(truth), _) if truth == absorbing => Expr::constant(absorbing),
        (_, Some(truth)) if truth == absorbing => Expr::constant(absorbing),
        (Some(_), _) => right,
        (_, Some(_)) => left,
        _ => computed(Expr::binary(op, left, right)),
    }
}

fn folded_in(item: Expr, list: Vec<Expr>) -> Expr {
    if list.is_empty() {
        return Expr::constant(false);
    }
    let all_constant = item.as_constant().is_some() && list.iter().all(|expr| expr.as_constant().is_some());
    let mut nodes = item.nodes.into_owned();
    let item_at = (nodes.len() - 1) as u16;
    let mut at = Vec::new();
    for candidate in list {
        at.push(crate::expr::append(&mut nodes, candidate));
    }
    nodes.push(Node::In(item_at, at.into()));
    let folded = Expr { nodes: nodes.into() };
    if all_constant { computed(folded) } else { folded }
}

fn conditional(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
    let mut nodes = condition.nodes.into_owned();
    let condition = (nodes.len() - 1) as u16;
    let then = crate::expr::append(&mut nodes, then);
    let otherwise = crate::expr::append(&mut nodes, otherwise);
    nodes.push(Node::If(condition, then, otherwise));
    Expr { nodes: nodes.into() }
}

/// The constant an expression over constants only amounts to; other expressions unchanged.
fn computed(expr: Expr) -> Expr {
    let constant = expr.nodes.iter().all(|node| {
        matches!(
            node,
            Node::Const(_) | Node::Not(_) | Node::Negate(_) | Node::Binary(..) | Node::In(..) | Node::If(..) | Node::Call(..)
        )
    });
    if !constant {
        return expr;
    }
    let value = match expr.nodes.as_ref() {
        [Node::Const(a), Node::Const(b), Node::Binary(op, 0, 1)] => binary(*op, a.clone(), b.clone()),
        _ => crate::evaluate::evaluate(&expr, &Nothing),
    };
    Expr { nodes: vec![Node::Const(value)].into() }
}

/// An environment for expressions that ask nothing.
struct Nothing;

impl Environment for Nothing {
    fn field(&self, _: u16) -> Scalar {
        Scalar::Null
    }
    fn root(&self, _: Root, _: u16) -> Scalar {
        Scalar::Null
    }
    fn tenant(&self) -> Option<uuid::Uuid> {
        None
    }
    fn now(&self) -> i64 {
        0
    }
    fn related(&self, _: u16) -> Vec<Box<dyn Environment + '_>> {
        Vec::new()
    }
}
