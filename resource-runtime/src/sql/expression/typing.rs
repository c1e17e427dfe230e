//! Kinds and bounds of every node: what a database needs to be told, and what needs no check.

use resource_core::{BinaryOp, Bounds, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar};

/// The kind and the possible values of each node of one expression, by position.
pub(super) struct Typing {
    kinds: Vec<Option<Kind>>,
    bounds: Vec<Bounds>,
}

impl Typing {
    pub(super) fn of(expr: &Expr, meta: &'static ResourceMeta) -> Typing {
        let mut typing = Typing { kinds: Vec::new(), bounds: Vec::new() };
        for node in expr.nodes.iter() {
            let kind = typing.infer_kind(node, meta);
            let bounds = typing.infer_bounds(node, kind, meta);
            typing.kinds.push(kind);
            typing.bounds.push(bounds);
        }
        typing
    }

    /// What a node's values are; `None` for null and for values from outside the row.
    pub(super) fn kind(&self, at: u16) -> Option<Kind> {
        self.kinds[at as usize]
    }

    /// Between which integers a node's values are.
    pub(super) fn bounds(&self, at: u16) -> Bounds {
        self.bounds[at as usize]
    }

    /// The bounds of the result of an operation before it is checked.
    pub(super) fn unchecked(&self, op: BinaryOp, a: u16, b: u16) -> Bounds {
        let (a, b) = (self.bounds(a), self.bounds(b));
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

    fn infer_kind(&self, node: &Node, meta: &'static ResourceMeta) -> Option<Kind> {
        match node {
            Node::Const(scalar) => kind_of(scalar),
            Node::Field(field) | Node::Root(Root::Old | Root::New, field) => Some(meta.fields[*field as usize].kind),
            Node::Root(Root::Actor | Root::Argument, _) => None,
            Node::Tenant => Some(Kind::Uuid),
            Node::Now => Some(Kind::Time),
            Node::Not(_) | Node::In(..) | Node::Exists(..) => Some(Kind::Bool),
            Node::Negate(_) | Node::Count(..) => Some(Kind::I64),
            Node::Binary(op, ..) => Some(result_of(*op)),
            Node::If(_, then, otherwise) => common(self.kind(*then), self.kind(*otherwise)),
            Node::Call(Function::Coalesce, arguments) => {
                arguments.iter().fold(None, |kind, at| common(kind, self.kind(*at)))
            }
            Node::Call(Function::Lower, _) => Some(Kind::Text),
            Node::Call(Function::Length, _) => Some(Kind::I32),
            Node::Call(Function::Seconds, _) => Some(Kind::I64),
            Node::Call(..) => Some(Kind::Bool),
            Node::Via(relation, path) => {
                let target = meta.relations[*relation as usize].target;
                Typing::of(path, target).kind(path.root())
            }
        }
    }

    fn infer_bounds(&self, node: &Node, kind: Option<Kind>, meta: &'static ResourceMeta) -> Bounds {
        let anything = Bounds::of(kind.unwrap_or(Kind::I64));
        match node {
            Node::Const(Scalar::I64(value) | Scalar::Time(value)) => Bounds::exactly(*value),
            Node::Negate(a) => self.bounds(*a).negated().limited(Bounds::ARITHMETIC),
            Node::Binary(BinaryOp::TimeAdd, a, b) => self.unchecked(BinaryOp::TimeAdd, *a, *b).limited(Bounds::TIME),
            Node::Binary(BinaryOp::TimeSubtract, a, b) => {
                self.unchecked(BinaryOp::TimeSubtract, *a, *b).limited(Bounds::TIME)
            }
            Node::Binary(op, a, b) => self.unchecked(*op, *a, *b).limited(Bounds::ARITHMETIC),
            Node::If(_, then, otherwise) => self.bounds(*then).union(self.bounds(*otherwise)),
            Node::Call(Function::Coalesce, arguments) => {
                arguments.iter().map(|at| self.bounds(*at)).reduce(Bounds::union).unwrap_or(anything)
            }
            Node::Call(Function::Length, _) => Bounds { low: 0, high: i32::MAX.into() },
            Node::Call(Function::Seconds, arguments) => match arguments.first() {
                Some(micros) => self.bounds(*micros).divided(Bounds::exactly(1_000_000)),
                None => anything,
            },
            Node::Count(..) => Bounds::COUNT,
            Node::Via(relation, path) => {
                let target = meta.relations[*relation as usize].target;
                Typing::of(path, target).bounds(path.root())
            }
            _ => anything,
        }
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
