//! Replaces what is fixed for a request by constants and simplifies what follows from them.
//!
//! `actor`, `argument`, `tenant` and `now()` are constants of a request; folding them before SQL is
//! built turns `actor.partition == null || partition == actor.partition` into nothing or into one
//! comparison, which is what an index can serve.

use crate::evaluate::{Environment, evaluate};
use crate::expr::{At, last};
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
    let mut folded = Folded { from: expr, constants, nodes: Vec::with_capacity(expr.nodes.len()) };
    folded.push(expr.root());
    Expr { nodes: folded.nodes.into() }
}

/// What has been folded so far: the nodes of the answer, each operand behind the one before it. What turns out to
/// be decided is cut off again, so that nothing is ever moved.
struct Folded<'a> {
    from: &'a Expr,
    constants: &'a dyn Constants,
    nodes: Vec<Node>,
}

impl Folded<'_> {
    /// Adds the folded form of a node; answers its position.
    fn push(&mut self, at: At) -> At {
        let (from, start) = (self.from, self.nodes.len());
        match from.node(at) {
            Node::Root(root, position) => self.known(at, self.constants.root(*root, *position)),
            Node::Tenant => self.known(at, self.constants.tenant()),
            Node::Now => self.known(at, self.constants.now()),
            Node::Const(_) | Node::Field(_) => self.known(at, None),
            Node::Not(a) => self.operation(&[*a], |at| Node::Not(at[0])),
            Node::Negate(a) => self.operation(&[*a], |at| Node::Negate(at[0])),
            Node::Binary(BinaryOp::And, a, b) => self.logical(BinaryOp::And, *a, *b),
            Node::Binary(BinaryOp::Or, a, b) => self.logical(BinaryOp::Or, *a, *b),
            Node::Binary(op, a, b) => self.binary(*op, *a, *b),
            Node::In(item, list) => self.is_in(*item, list),
            Node::Among(item, list, kind) => {
                let (item, list) = (self.push(*item), self.push(*list));
                match self.is_null(list) {
                    true => self.replace(start, Scalar::Null),
                    false => self.computed(start, Node::Among(item, list, *kind)),
                }
            }
            Node::Member(document, name, kind) => {
                let document = self.push(*document);
                match self.is_null(document) {
                    true => self.replace(start, Scalar::Null),
                    false => self.computed(start, Node::Member(document, name.clone(), *kind)),
                }
            }
            Node::If(condition, then, otherwise) => self.chosen(*condition, *then, *otherwise),
            Node::Call(Function::Coalesce, arguments) => self.coalesce(arguments),
            Node::Call(function, arguments) => {
                let arguments: Vec<At> = arguments.iter().map(|argument| self.push(*argument)).collect();
                if arguments.iter().any(|at| self.is_null(*at)) {
                    return self.replace(start, Scalar::Null);
                }
                self.computed(start, Node::Call(*function, arguments.into()))
            }
            Node::Via(relation, path) => {
                let path = fold(path, self.constants);
                match path.as_constant() {
                    Some(Scalar::Null) => self.add(Node::Const(Scalar::Null)),
                    _ => self.add(Node::Via(*relation, path)),
                }
            }
            Node::Exists(relation, condition) => match fold(condition, self.constants) {
                never if is_never(&never) => self.add(Node::Const(Scalar::Bool(false))),
                condition => self.add(Node::Exists(*relation, condition)),
            },
            Node::Count(relation, condition) => match fold(condition, self.constants) {
                never if is_never(&never) => self.add(Node::Const(Scalar::I64(0))),
                condition => self.add(Node::Count(*relation, condition)),
            },
        }
    }

    fn known(&mut self, at: At, constant: Option<Scalar>) -> At {
        self.add(constant.map_or_else(|| self.from.node(at).clone(), Node::Const))
    }

    fn operation<const N: usize>(&mut self, operands: &[At; N], node: impl FnOnce([At; N]) -> Node) -> At {
        let start = self.nodes.len();
        let operands = operands.map(|operand| self.push(operand));
        self.computed(start, node(operands))
    }

    /// Most operators are null if an operand is.
    fn binary(&mut self, op: BinaryOp, a: At, b: At) -> At {
        let start = self.nodes.len();
        let (a, b) = (self.push(a), self.push(b));
        match op {
            BinaryOp::Is | BinaryOp::IsNot => self.computed(start, Node::Binary(op, a, b)),
            _ if self.is_null(a) || self.is_null(b) => self.replace(start, Scalar::Null),
            _ => self.computed(start, Node::Binary(op, a, b)),
        }
    }

    /// `false && x` is false and `true && x` is x whatever x is; the same for `||`.
    fn logical(&mut self, op: BinaryOp, a: At, b: At) -> At {
        let (start, absorbing) = (self.nodes.len(), op == BinaryOp::Or);
        let left = self.push(a);
        match self.constant(left).and_then(Scalar::as_bool) {
            Some(truth) if truth == absorbing => return left,
            Some(_) => {
                self.nodes.truncate(start);
                return self.push(b);
            }
            None => {}
        }
        let middle = self.nodes.len();
        let right = self.push(b);
        match self.constant(right).and_then(Scalar::as_bool) {
            Some(truth) if truth == absorbing => self.replace(start, Scalar::Bool(absorbing)),
            Some(_) => {
                self.nodes.truncate(middle);
                left
            }
            None => self.computed(start, Node::Binary(op, left, right)),
        }
    }

    fn is_in(&mut self, item: At, list: &[At]) -> At {
        let start = self.nodes.len();
        if list.is_empty() {
            return self.add(Node::Const(Scalar::Bool(false)));
        }
        let item = self.push(item);
        if self.is_null(item) {
            return self.replace(start, Scalar::Null);
        }
        let list: Vec<At> = list.iter().map(|candidate| self.push(*candidate)).collect();
        self.computed(start, Node::In(item, list.into()))
    }

    /// A known condition leaves one way; both ways may also have become the same constant.
    fn chosen(&mut self, condition: At, then: At, otherwise: At) -> At {
        let start = self.nodes.len();
        let condition = self.push(condition);
        if let Some(truth) = self.constant(condition) {
            let way = if *truth == Scalar::Bool(true) { then } else { otherwise };
            self.nodes.truncate(start);
            return self.push(way);
        }
        let (then, otherwise) = (self.push(then), self.push(otherwise));
        match (self.constant(then), self.constant(otherwise)) {
            (Some(a), Some(b)) if a == b => {
                let same = a.clone();
                self.replace(start, same)
            }
            _ => self.add(Node::If(condition, then, otherwise)),
        }
    }

    /// Drops what cannot be the answer: nulls, and what follows the first constant.
    fn coalesce(&mut self, arguments: &[At]) -> At {
        let mut kept: Vec<At> = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let start = self.nodes.len();
            let at = self.push(*argument);
            match self.constant(at) {
                Some(Scalar::Null) => self.nodes.truncate(start),
                Some(_) => {
                    kept.push(at);
                    break;
                }
                None => kept.push(at),
            }
        }
        match kept.as_slice() {
            [] => self.add(Node::Const(Scalar::Null)),
            [only] => *only,
            _ => self.add(Node::Call(Function::Coalesce, kept.into())),
        }
    }

    /// Adds an operation on what stands behind `start`, or the constant that it amounts to.
    fn computed(&mut self, start: usize, node: Node) -> At {
        // An operand that asks nothing is a constant by now.
        let constant = self.nodes[start..].iter().all(|node| matches!(node, Node::Const(_)));
        let at = self.add(node);
        if !constant {
            return at;
        }
        let nodes: Vec<Node> = self.nodes.drain(start..).map(|node| node.shifted_back(start)).collect();
        self.add(Node::Const(evaluate(&Expr { nodes: nodes.into() }, &Nothing)))
    }

    /// A constant instead of everything behind `start`.
    fn replace(&mut self, start: usize, constant: Scalar) -> At {
        self.nodes.truncate(start);
        self.add(Node::Const(constant))
    }

    fn add(&mut self, node: Node) -> At {
        self.nodes.push(node);
        last(&self.nodes)
    }

    fn constant(&self, at: At) -> Option<&Scalar> {
        match &self.nodes[usize::from(at)] {
            Node::Const(scalar) => Some(scalar),
            _ => None,
        }
    }

    fn is_null(&self, at: At) -> bool {
        self.constant(at).is_some_and(Scalar::is_null)
    }
}

/// Whether a condition is known not to hold: false or unknown.
fn is_never(condition: &Expr) -> bool {
    condition.as_constant().is_some_and(|truth| *truth != Scalar::Bool(true))
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
