//! Replaces what is fixed for a request by constants and simplifies what follows from them.
//!
//! `actor`, `argument`, `tenant` and `now()` are constants of a request; folding them before SQL is
//! built turns `actor.partition == null || partition == actor.partition` into nothing or into one
//! comparison, which is what an index can serve.

use crate::evaluate::Environment;
use crate::{BinaryOp, Expr, Function, Node, Root, Scalar};

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
    let constant_or_self =
        |constant: Option<Scalar>| Expr::leaf(constant.map_or_else(|| expr.node(at).clone(), Node::Const));
    match expr.node(at) {
        Node::Root(root, position) => constant_or_self(constants.root(*root, *position)),
        Node::Tenant => constant_or_self(constants.tenant()),
        Node::Now => constant_or_self(constants.now()),
        Node::Const(_) | Node::Field(_) => constant_or_self(None),
        Node::Not(a) => computed(inner(*a).negated()),
        Node::Negate(a) => computed(inner(*a).minus()),
        Node::Binary(op, a, b) => folded_binary(*op, inner(*a), inner(*b)),
        Node::In(item, list) => folded_in(inner(*item), list.iter().map(|at| inner(*at)).collect()),
        Node::If(condition, then, otherwise) => {
            let condition = inner(*condition);
            match condition.as_constant() {
                Some(truth) => inner(if *truth == Scalar::Bool(true) { *then } else { *otherwise }),
                None => chosen(condition, inner(*then), inner(*otherwise)),
            }
        }
        Node::Call(Function::Coalesce, arguments) => folded_coalesce(arguments.iter().map(|at| inner(*at)).collect()),
        Node::Call(function, arguments) => {
            let arguments: Vec<Expr> = arguments.iter().map(|at| inner(*at)).collect();
            if arguments.iter().any(is_null) {
                return Expr::constant(Scalar::Null);
            }
            computed(Expr::call(*function, arguments))
        }
        Node::Via(relation, path) => {
            let path = fold(path, constants);
            if is_null(&path) { path } else { Expr::via(*relation, path) }
        }
        Node::Exists(relation, condition) => {
            let condition = fold(condition, constants);
            if never(&condition) { Expr::constant(false) } else { Expr::exists(*relation, condition) }
        }
        Node::Count(relation, condition) => {
            let condition = fold(condition, constants);
            if never(&condition) { Expr::constant(0) } else { Expr::count(*relation, condition) }
        }
    }
}

fn is_null(expr: &Expr) -> bool {
    expr.as_constant().is_some_and(Scalar::is_null)
}

/// Whether a condition is known not to hold: false or unknown.
fn never(condition: &Expr) -> bool {
    condition.as_constant().is_some_and(|truth| *truth != Scalar::Bool(true))
}

/// `false && x` is false and `true && x` is x whatever x is; the same for `||`. Most others are null
/// if an operand is.
fn folded_binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    let absorbing = match op {
        BinaryOp::And => false,
        BinaryOp::Or => true,
        BinaryOp::Is | BinaryOp::IsNot => return computed(Expr::binary(op, left, right)),
        _ if is_null(&left) || is_null(&right) => return Expr::constant(Scalar::Null),
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

/// Both ways may have become the same constant.
fn chosen(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
    match (then.as_constant(), otherwise.as_constant()) {
        (Some(a), Some(b)) if a == b => then,
        _ => Expr::conditional(condition, then, otherwise),
    }
}

fn folded_in(item: Expr, list: Vec<Expr>) -> Expr {
    match list.as_slice() {
        [] => Expr::constant(false),
        _ if is_null(&item) => Expr::constant(Scalar::Null),
        _ => computed(item.is_among(list)),
    }
}

/// Drops what cannot be the answer: nulls, and what follows the first constant.
fn folded_coalesce(arguments: Vec<Expr>) -> Expr {
    let mut kept: Vec<Expr> = Vec::new();
    for argument in arguments.into_iter().filter(|argument| !is_null(argument)) {
        let constant = argument.as_constant().is_some();
        kept.push(argument);
        if constant {
            break;
        }
    }
    match kept.len() {
        0 => Expr::constant(Scalar::Null),
        1 => kept.remove(0),
        _ => Expr::call(Function::Coalesce, kept),
    }
}

/// The constant an expression over constants only amounts to; other expressions unchanged.
fn computed(expr: Expr) -> Expr {
    let constant = expr.nodes.iter().all(|node| {
        !matches!(
            node,
            Node::Field(_)
                | Node::Root(..)
                | Node::Tenant
                | Node::Now
                | Node::Via(..)
                | Node::Exists(..)
                | Node::Count(..)
        )
    });
    if constant { Expr::constant(crate::evaluate::evaluate(&expr, &Nothing)) } else { expr }
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

#[cfg(test)]
mod tests {
    use super::*;

    struct Actor(Scalar);

    impl Constants for Actor {
        fn root(&self, root: Root, at: u16) -> Option<Scalar> {
            (root == Root::Actor && at == 1).then(|| self.0.clone())
        }
        fn tenant(&self) -> Option<Scalar> {
            None
        }
        fn now(&self) -> Option<Scalar> {
            Some(Scalar::Time(0))
        }
    }

    /// `actor.x == null || field == actor.x`
    fn scope() -> Expr {
        let actor = || Expr::leaf(Node::Root(Root::Actor, 1));
        Expr::any([
            Expr::binary(BinaryOp::Is, actor(), Expr::constant(Scalar::Null)),
            Expr::binary(BinaryOp::Equal, Expr::field(3), actor()),
        ])
    }

    #[test]
    fn a_scope_becomes_nothing_or_one_comparison() {
        assert_eq!(fold(&scope(), &Actor(Scalar::Null)), Expr::constant(true));
        let one = Expr::binary(BinaryOp::Equal, Expr::field(3), Expr::constant(7));
        assert_eq!(fold(&scope(), &Actor(Scalar::I64(7))), one);
    }

    #[test]
    fn null_operands_make_null() {
        let null = || Expr::constant(Scalar::Null);
        let constants = Actor(Scalar::Null);
        for expr in [
            Expr::binary(BinaryOp::Less, Expr::field(0), null()),
            Expr::field(0).is_among([Expr::field(1)]).negated(),
            Expr::call(Function::Lower, [null()]),
        ] {
            let expected = if expr.mentions(&|node| matches!(node, Node::In(..))) { expr.clone() } else { null() };
            assert_eq!(fold(&expr, &constants), expected);
        }
        let coalesced = Expr::call(Function::Coalesce, [null(), Expr::field(0), Expr::constant(1), Expr::field(1)]);
        let expected = Expr::call(Function::Coalesce, [Expr::field(0), Expr::constant(1)]);
        assert_eq!(fold(&coalesced, &constants), expected);
        let nobody = Expr::exists(2, Expr::binary(BinaryOp::Equal, Expr::field(0), null()));
        assert_eq!(fold(&nobody, &constants), Expr::constant(false));
    }
}
