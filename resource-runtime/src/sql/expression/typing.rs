//! Kinds and bounds of every node: what a database needs to be told, and what needs no check.

use std::cell::OnceCell;

use resource_core::{BinaryOp, Bounds, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar};

/// The kind and the possible values of the nodes of one expression, found when somebody asks: most
/// statements compare columns with constants and ask little.
pub(super) struct Typing<'a> {
    expr: &'a Expr,
    meta: &'static ResourceMeta,
    /// By position, of all nodes at once.
    bounds: OnceCell<Vec<Bounds>>,
}

impl<'a> Typing<'a> {
    pub(super) fn of(expr: &'a Expr, meta: &'static ResourceMeta) -> Typing<'a> {
        Typing { expr, meta, bounds: OnceCell::new() }
    }

    /// What a node's values are; `None` for null and for values from outside the row.
    pub(super) fn kind(&self, at: u16) -> Option<Kind> {
        match self.expr.node(at) {
            Node::Const(scalar) => kind_of(scalar),
            Node::Field(field) | Node::Root(Root::Old | Root::New, field) => {
                Some(self.meta.fields[*field as usize].kind)
            }
            Node::Root(Root::Actor | Root::Argument, _) => None,
            Node::Tenant => Some(Kind::Uuid),
            Node::Now => Some(Kind::Time),
            Node::Not(_) | Node::In(..) | Node::Among(..) | Node::Exists(..) => Some(Kind::Bool),
            Node::Negate(_) | Node::Count(..) => Some(Kind::I64),
            Node::Binary(op, ..) => Some(result_of(*op)),
            Node::Member(_, _, kind) => Some(*kind),
            Node::If(_, then, otherwise) => common(self.kind(*then), self.kind(*otherwise)),
            Node::Call(Function::Coalesce, arguments) => {
                arguments.iter().fold(None, |kind, at| common(kind, self.kind(*at)))
            }
            Node::Call(Function::Lower, _) => Some(Kind::Text),
            Node::Call(Function::Length, _) => Some(Kind::I32),
            Node::Call(Function::Seconds, _) => Some(Kind::I64),
            Node::Call(..) => Some(Kind::Bool),
            Node::Via(relation, path) => self.behind(*relation, path).kind(path.root()),
        }
    }

    /// Between which integers a node's values are.
    pub(super) fn bounds(&self, at: u16) -> Bounds {
        self.bounds.get_or_init(|| self.every_bounds())[at as usize]
    }

    fn every_bounds(&self) -> Vec<Bounds> {
        let mut bounds = Vec::with_capacity(self.expr.nodes.len());
        for at in 0..=self.expr.root() {
            // Children stand before their parents.
            bounds.push(self.infer_bounds(at, &bounds));
        }
        bounds
    }

    fn behind<'p>(&self, relation: u16, path: &'p Expr) -> Typing<'p> {
        Typing::of(path, self.meta.relations[relation as usize].target)
    }

    /// The bounds of the result of an operation before it is checked.
    pub(super) fn unchecked(&self, op: BinaryOp, a: u16, b: u16) -> Bounds {
        unchecked(op, self.bounds(a), self.bounds(b))
    }

    fn infer_bounds(&self, at: u16, known: &[Bounds]) -> Bounds {
        let anything = || Bounds::of(self.kind(at).unwrap_or(Kind::I64));
        let bounds = |at: u16| known[at as usize];
        match self.expr.node(at) {
            Node::Const(Scalar::I64(value) | Scalar::Time(value)) => Bounds::exactly(*value),
            Node::Negate(a) => bounds(*a).negated().limited(Bounds::ARITHMETIC),
            Node::Binary(op, a, b) => {
                let limits = match op {
                    BinaryOp::TimeAdd | BinaryOp::TimeSubtract => Bounds::TIME,
                    _ => Bounds::ARITHMETIC,
                };
                unchecked(*op, bounds(*a), bounds(*b)).limited(limits)
            }
            Node::If(_, then, otherwise) => bounds(*then).union(bounds(*otherwise)),
            Node::Call(Function::Coalesce, arguments) => {
                arguments.iter().map(|at| bounds(*at)).reduce(Bounds::union).unwrap_or_else(anything)
            }
            Node::Call(Function::Length, _) => Bounds { low: 0, high: i32::MAX.into() },
            Node::Call(Function::Seconds, arguments) => match arguments.first() {
                Some(micros) => bounds(*micros).divided(Bounds::exactly(1_000_000)),
                None => anything(),
            },
            Node::Count(..) => Bounds::COUNT,
            Node::Via(relation, path) => self.behind(*relation, path).bounds(path.root()),
            _ => anything(),
        }
    }
}

fn unchecked(op: BinaryOp, a: Bounds, b: Bounds) -> Bounds {
    match op {
        BinaryOp::Add => a.plus(b),
        BinaryOp::Subtract | BinaryOp::TimeDifference => a.minus(b),
        BinaryOp::Multiply => a.times(b),
        BinaryOp::Divide => a.divided(b),
        BinaryOp::Remainder => a.remainder(b),
        BinaryOp::TimeAdd => a.plus(b.limited(Bounds::MOVE)),
        BinaryOp::TimeSubtract => a.minus(b.limited(Bounds::MOVE)),
        _ => Bounds::of(Kind::I64),
    }
}

/// The kind of a constant by itself.
pub(super) fn kind_of(scalar: &Scalar) -> Option<Kind> {
    Some(match scalar {
        Scalar::Null => return None,
        Scalar::Bool(_) => Kind::Bool,
        Scalar::I64(_) => Kind::I64,
        Scalar::F64(_) => Kind::F64,
        Scalar::Text(_) => Kind::Text,
        Scalar::Bytes(_) => Kind::Bytes,
        Scalar::Uuid(_) => Kind::Uuid,
        Scalar::Time(_) => Kind::Time,
        Scalar::Json(_) => Kind::Map,
    })
}

fn result_of(op: BinaryOp) -> Kind {
    match op {
        BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Remainder => Kind::I64,
        BinaryOp::TimeAdd | BinaryOp::TimeSubtract => Kind::Time,
        BinaryOp::TimeDifference => Kind::Duration,
        _ => Kind::Bool,
    }
}

/// The kind of a choice between two values of one type.
pub(super) fn common(a: Option<Kind>, b: Option<Kind>) -> Option<Kind> {
    let Some(a) = a else { return b };
    match (a, b) {
        (a, None) => Some(a),
        (a, Some(b)) if a == b => Some(a),
        (Kind::I16, Some(Kind::I32)) | (Kind::I32, Some(Kind::I16)) => Some(Kind::I32),
        (a, Some(b)) if a.is_integer() && b.is_integer() => Some(Kind::I64),
        (a, Some(_)) if a.is_json() => Some(a),
        (Kind::Enum(kind), Some(Kind::I64)) | (Kind::I64, Some(Kind::Enum(kind))) => Some(Kind::Enum(kind)),
        (_, Some(_)) => Some(Kind::Text),
    }
}
