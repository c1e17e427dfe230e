//! Random expressions that the type checker would accept.

use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar};

use crate::random::Random;
use crate::world::{LISTS, OS, RequestConstants, SEVERITY, STATE};

/// The kinds of values that expressions have.
pub const KINDS: [Kind; 10] = [
    Kind::Bool,
    Kind::I64,
    Kind::F64,
    Kind::Text,
    Kind::Uuid,
    Kind::Time,
    Kind::Duration,
    Kind::Enum(&STATE),
    Kind::Enum(&SEVERITY),
    Kind::Bytes,
];

pub struct Generator<'a> {
    pub random: &'a mut Random,
    pub constants: &'a RequestConstants,
}

impl Generator<'_> {
    /// An expression of a kind over a row of `meta`.
    pub fn expr(&mut self, meta: &'static ResourceMeta, kind: Kind, depth: usize) -> Expr {
        if depth == 0 || self.random.one_in(8) {
            return match self.random.one_in(4) {
                true => self.member(meta, kind).unwrap_or_else(|| self.leaf(meta, kind)),
                false => self.leaf(meta, kind),
            };
        }
        match self.random.below(8) {
            0 => {
                let condition = self.expr(meta, Kind::Bool, depth - 1);
                let then = self.expr(meta, kind, depth - 1);
                Expr::conditional(condition, then, self.expr(meta, kind, depth - 1))
            }
            1 => {
                let count = 1 + self.random.below(3);
                Expr::call(Function::Coalesce, (0..count).map(|_| self.expr(meta, kind, depth - 1)).collect::<Vec<_>>())
            }
            2 => self.via(meta, kind, depth),
            _ => self.specific(meta, kind, depth),
        }
    }

    fn leaf(&mut self, meta: &'static ResourceMeta, kind: Kind) -> Expr {
        let fields: Vec<u16> =
            (0..meta.fields.len() as u16).filter(|at| same(meta.fields[*at as usize].kind, kind)).collect();
        let roots: Vec<u16> =
            (0..).zip(&self.constants.roots).filter(|(_, root)| root.0 == kind).map(|(at, _)| at).collect();
        match self.random.below(12) {
            0 => Expr::constant(Scalar::Null),
            1 | 2 => Expr::constant(self.constant(kind)),
            3 if kind == Kind::Time => Expr::leaf(Node::Now),
            3 if kind == Kind::Uuid => Expr::leaf(Node::Tenant),
            4 if !roots.is_empty() => {
                let root = if self.random.one_in(2) { Root::Actor } else { Root::Argument };
                Expr::leaf(Node::Root(root, *self.random.pick(&roots)))
            }
            _ if !fields.is_empty() => Expr::field(*self.random.pick(&fields)),
            _ => Expr::constant(self.constant(kind)),
        }
    }

    fn constant(&mut self, kind: Kind) -> Scalar {
        match kind {
            Kind::I64 => {
                let kind = *self.random.pick(&[Kind::I16, Kind::I32, Kind::I64]);
                self.random.scalar(kind)
            }
            Kind::Duration if self.random.one_in(2) => Scalar::I64(self.random.bits() as i64 % 10_000_000_000),
            kind => self.random.scalar(kind),
        }
    }

    fn via(&mut self, meta: &'static ResourceMeta, kind: Kind, depth: usize) -> Expr {
        let one: Vec<u16> = (0..).zip(meta.relations).filter(|(_, to)| !to.is_many()).map(|(at, _)| at).collect();
        if one.is_empty() {
            return self.leaf(meta, kind);
        }
        let relation = *self.random.pick(&one);
        let target = meta.relations[relation as usize].target;
        let depth = if self.random.one_in(2) { 0 } else { depth - 1 };
        Expr::via(relation, self.expr(target, kind, depth))
    }

    fn specific(&mut self, meta: &'static ResourceMeta, kind: Kind, depth: usize) -> Expr {
        let depth = depth - 1;
        match kind {
            Kind::I64 => match self.random.below(9) {
                0 => self.expr(meta, Kind::I64, depth).minus(),
                1 => Expr::call(Function::Length, [self.text(meta, depth)]),
                2 => Expr::call(Function::Seconds, [self.expr(meta, Kind::Duration, depth)]),
                3 => self
                    .many(meta, depth + 1)
                    .map_or_else(|| Expr::field(4), |(at, condition)| Expr::count(at, condition)),
                _ => {
                    use BinaryOp::*;
                    let op = *self.random.pick(&[Add, Subtract, Multiply, Divide, Remainder]);
                    let left = self.expr(meta, Kind::I64, depth);
                    Expr::binary(op, left, self.expr(meta, Kind::I64, depth))
                }
            },
            Kind::Time => {
                let time = self.expr(meta, Kind::Time, depth);
                let by = self.expr(meta, Kind::Duration, depth);
                let op = if self.random.one_in(2) { BinaryOp::TimeAdd } else { BinaryOp::TimeSubtract };
                Expr::binary(op, time, by)
            }
            Kind::Duration => match self.random.below(3) {
                0 => Expr::binary(
                    BinaryOp::Add,
                    self.expr(meta, Kind::Duration, depth),
                    self.expr(meta, Kind::Duration, depth),
                ),
                1 => Expr::binary(
                    BinaryOp::Multiply,
                    self.expr(meta, Kind::Duration, depth),
                    self.expr(meta, Kind::I64, depth),
                ),
                _ => Expr::binary(
                    BinaryOp::TimeDifference,
                    self.expr(meta, Kind::Time, depth),
                    self.expr(meta, Kind::Time, depth),
                ),
            },
            // What is computed of constants alone has no column to take a collation from.
            Kind::Text if self.random.one_in(2) => {
                let condition = self.expr(meta, Kind::Bool, depth);
                let mut constant = || Expr::constant(self.random.scalar(Kind::Text));
                Expr::conditional(condition, constant(), constant())
            }
            Kind::Text => Expr::call(Function::Lower, [self.text(meta, depth)]),
            Kind::Bool => self.condition(meta, depth + 1),
            kind => self.leaf(meta, kind),
        }
    }

    /// A text, case-insensitive ones included.
    fn text(&mut self, meta: &'static ResourceMeta, depth: usize) -> Expr {
        let folded: Vec<u16> =
            (0..meta.fields.len() as u16).filter(|at| meta.fields[*at as usize].kind == Kind::CiText).collect();
        if !folded.is_empty() && self.random.one_in(3) {
            return Expr::field(*self.random.pick(&folded));
        }
        self.expr(meta, Kind::Text, depth)
    }

    fn condition(&mut self, meta: &'static ResourceMeta, depth: usize) -> Expr {
        use BinaryOp::*;
        let kind = *self.random.pick(&KINDS);
        match self.random.below(14) {
            12 | 13 => self.item_of(meta, depth),
            0 => self.expr(meta, Kind::Bool, depth - 1).negated(),
            1 | 2 => {
                let op = if self.random.one_in(2) { And } else { Or };
                let left = self.expr(meta, Kind::Bool, depth - 1);
                Expr::binary(op, left, self.expr(meta, Kind::Bool, depth - 1))
            }
            3 => {
                let function = *self.random.pick(&[Function::Contains, Function::StartsWith, Function::EndsWith]);
                let text = self.text(meta, depth - 1);
                Expr::call(function, [text, self.text(meta, depth - 1)])
            }
            4 => {
                let count = self.random.below(12);
                let item = self.expr(meta, kind, depth - 1);
                let list: Vec<Expr> = (0..count).map(|_| self.leaf(meta, kind)).collect();
                item.is_among(list)
            }
            5 => match self.many(meta, depth) {
                Some((relation, condition)) => Expr::exists(relation, condition),
                None => self.leaf(meta, Kind::Bool),
            },
            6 => {
                let op = if self.random.one_in(2) { Is } else { IsNot };
                let fields = meta.fields.len();
                let documents = (0..fields).filter(|at| meta.fields[*at].kind.is_json()).collect::<Vec<_>>();
                if !documents.is_empty() && self.random.one_in(4) {
                    let document = Expr::field(*self.random.pick(&documents) as u16);
                    return Expr::binary(op, document, Expr::constant(Scalar::Null));
                }
                let left = self.expr(meta, kind, depth - 1);
                Expr::binary(op, left, self.expr(meta, kind, depth - 1))
            }
            7 | 8 if kind != Kind::Bool && kind != Kind::Enum(&STATE) => {
                let op = *self.random.pick(&[Less, LessOrEqual, Greater, GreaterOrEqual]);
                let left = self.expr(meta, kind, depth - 1);
                Expr::binary(op, left, self.expr(meta, kind, depth - 1))
            }
            9 => {
                let op = *self.random.pick(&[Equal, NotEqual, Less, GreaterOrEqual]);
                let left = Expr::call(Function::Lower, [self.text(meta, 0)]);
                Expr::binary(op, left, Expr::call(Function::Lower, [self.text(meta, depth - 1)]))
            }
            _ => {
                let op = if self.random.one_in(3) { NotEqual } else { Equal };
                let left = self.expr(meta, kind, depth - 1);
                Expr::binary(op, left, self.expr(meta, kind, depth - 1))
            }
        }
    }

    /// What stands in an embedded value.
    fn member(&mut self, meta: &'static ResourceMeta, kind: Kind) -> Option<Expr> {
        let os = meta.fields.iter().position(|field| field.kind == Kind::Embedded(&OS))?;
        let known: Vec<_> = OS.fields.iter().filter(|field| same(field.kind, kind)).collect();
        if known.is_empty() {
            return None;
        }
        let member = *self.random.pick(&known);
        let mut document = Expr::field(os as u16);
        if matches!(member.name, "name" | "bits") && self.random.one_in(3) {
            document = document.member("inner", Kind::Map);
        }
        let stored = if matches!(member.kind, Kind::Enum(_)) { Kind::Text } else { member.kind };
        Some(document.member(member.name, stored))
    }

    /// Whether something is in a list: a field, a member, an argument, or one that a condition chooses.
    fn item_of(&mut self, meta: &'static ResourceMeta, depth: usize) -> Expr {
        let list = *self.random.pick(&LISTS);
        let Kind::List(item) = list else { unreachable!("these are lists") };
        let kind = if matches!(item, Kind::Enum(_)) { Kind::Text } else { *item };
        let one = |generator: &mut Self| match (list, generator.random.below(4)) {
            (Kind::List(Kind::Text), 0) if std::ptr::eq(meta, &crate::world::ITEM) => {
                Expr::field(22).member("tags", Kind::Map)
            }
            _ => generator.leaf(meta, list),
        };
        let listed = match self.random.one_in(4) {
            true => Expr::conditional(self.leaf(meta, Kind::Bool), one(self), one(self)),
            false => one(self),
        };
        self.expr(meta, *item, depth - 1).is_item_of(listed, kind)
    }

    /// A to-many relation and a condition on its rows.
    fn many(&mut self, meta: &'static ResourceMeta, depth: usize) -> Option<(u16, Expr)> {
        if meta.relations.is_empty() {
            return None;
        }
        let relation = self.random.below(meta.relations.len());
        let target = meta.relations[relation].target;
        Some((relation as u16, self.expr(target, Kind::Bool, depth - 1)))
    }
}

/// Whether fields of one kind serve where expressions of the other are wanted.
fn same(field: Kind, wanted: Kind) -> bool {
    field == wanted || (wanted == Kind::I64 && field.is_integer())
}
