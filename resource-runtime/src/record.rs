//! What generated records have in common, and the typed names of their fields.

use std::marker::PhantomData;

use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Scalar, Value};

use crate::error::{Error, Result};
use crate::read::Related;
pub use crate::row::{FromRow, Row};

/// A generated record.
pub trait Record: FromRow + Clone + std::fmt::Debug + Send + Sync + 'static {
    /// The description of its resource.
    const META: &'static ResourceMeta;
    /// The key without the tenant: an [`resource_core::Id`], or a tuple of the parts of a composite key.
    type Key: RecordKey;
    /// For each relation, how loaded rows are attached.
    const ATTACH: &'static [fn(&mut Self, Related) -> Result<()>];

    /// The key.
    fn key(&self) -> Self::Key;
}

/// The key of a record as scalars.
pub trait RecordKey: Clone + Send + Sync + 'static {
    /// One scalar per key field.
    fn scalars(&self) -> Vec<Scalar>;

    /// The key back from its scalars.
    ///
    /// # Errors
    /// When there are more or fewer than the key has parts, or one is of another type.
    fn from_scalars(scalars: &[Scalar]) -> Result<Self>;
}

impl<R: 'static, K: resource_core::Key> RecordKey for resource_core::Id<R, K> {
    fn scalars(&self) -> Vec<Scalar> {
        vec![self.to_scalar()]
    }

    fn from_scalars(scalars: &[Scalar]) -> Result<Self> {
        match scalars {
            [key] => Ok(Self::from_scalar(key.clone())?),
            _ => Err(Error::not_found()),
        }
    }
}

impl<A: Value + Clone, B: Value + Clone> RecordKey for (A, B) {
    fn scalars(&self) -> Vec<Scalar> {
        vec![self.0.to_scalar(), self.1.to_scalar()]
    }

    fn from_scalars(scalars: &[Scalar]) -> Result<Self> {
        match scalars {
            [a, b] => Ok((A::from_scalar(a.clone())?, B::from_scalar(b.clone())?)),
            _ => Err(Error::not_found()),
        }
    }
}

impl<A: Value + Clone, B: Value + Clone, C: Value + Clone> RecordKey for (A, B, C) {
    fn scalars(&self) -> Vec<Scalar> {
        vec![self.0.to_scalar(), self.1.to_scalar(), self.2.to_scalar()]
    }

    fn from_scalars(scalars: &[Scalar]) -> Result<Self> {
        match scalars {
            [a, b, c] => Ok((A::from_scalar(a.clone())?, B::from_scalar(b.clone())?, C::from_scalar(c.clone())?)),
            _ => Err(Error::not_found()),
        }
    }
}

/// A related record or list that is there only if the read asked for it.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Loaded<T> {
    /// The read did not ask for it.
    #[default]
    No,
    /// What there is.
    Yes(T),
}

impl<T> Loaded<T> {
    /// What was loaded, or `None` if the read did not ask.
    pub const fn get(&self) -> Option<&T> {
        match self {
            Loaded::No => None,
            Loaded::Yes(value) => Some(value),
        }
    }
}

/// The typed name of a field of `R`.
pub struct Attribute<R, T> {
    field: u16,
    types: PhantomData<fn() -> (R, T)>,
}

/// The typed name of an encrypted field of `R`. It takes part in no condition: the database cannot compare
/// what it cannot read.
pub struct EncryptedAttribute<R, E> {
    field: u16,
    types: PhantomData<fn() -> (R, E)>,
}

/// The typed name of a relation from `R` to `T`.
pub struct RelationTo<R, T> {
    relation: u16,
    types: PhantomData<fn() -> (R, T)>,
}

/// A condition on rows of `R`.
pub struct Condition<R> {
    expr: Expr,
    resource: PhantomData<fn() -> R>,
}

impl<R, T> Clone for Attribute<R, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, T> Copy for Attribute<R, T> {}

impl<R, E> Clone for EncryptedAttribute<R, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, E> Copy for EncryptedAttribute<R, E> {}

impl<R, E> EncryptedAttribute<R, E> {
    /// The field at a position.
    pub const fn new(field: u16) -> Self {
        EncryptedAttribute { field, types: PhantomData }
    }

    /// Its position.
    pub const fn position(self) -> u16 {
        self.field
    }
}

impl<R, T> Clone for RelationTo<R, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, T> Copy for RelationTo<R, T> {}

impl<R, T> RelationTo<R, T> {
    /// The relation at a position.
    pub const fn new(relation: u16) -> Self {
        RelationTo { relation, types: PhantomData }
    }

    /// Its position.
    pub const fn position(self) -> u16 {
        self.relation
    }

    /// Rows whose related row, or one of whose related rows, satisfies the condition.
    pub fn any(self, condition: Condition<T>) -> Condition<R> {
        Condition::from_expr(Expr::exists(self.relation, condition.expr))
    }
}

impl<R, T> Attribute<R, T> {
    /// The field at a position.
    pub const fn new(field: u16) -> Self {
        Attribute { field, types: PhantomData }
    }

    /// Its position.
    pub const fn position(self) -> u16 {
        self.field
    }
}

impl<R: Record, T: Value> Attribute<R, T> {
    /// The field as the right side of a comparison sees it: text without case is compared in lower case.
    fn compared(self, op: BinaryOp, value: Scalar) -> Condition<R> {
        let (field, value) = (Expr::field(self.field), Expr { nodes: vec![Node::Const(value)].into() });
        let lower = |expr| Expr::call(Function::Lower, [expr]);
        Condition::from_expr(match R::META.fields[self.field as usize].kind {
            Kind::CiText => Expr::binary(op, lower(field), lower(value)),
            _ => Expr::binary(op, field, value),
        })
    }

    /// Rows where the field equals the value; unknown where it is null.
    pub fn eq(self, value: impl Into<T>) -> Condition<R> {
        self.compared(BinaryOp::Equal, value.into().to_scalar())
    }

    /// Rows where the field has another value.
    pub fn ne(self, value: impl Into<T>) -> Condition<R> {
        self.compared(BinaryOp::NotEqual, value.into().to_scalar())
    }

    /// Rows where the field is less.
    pub fn lt(self, value: impl Into<T>) -> Condition<R> {
        self.compared(BinaryOp::Less, value.into().to_scalar())
    }

    /// Rows where the field is less or equal.
    pub fn le(self, value: impl Into<T>) -> Condition<R> {
        self.compared(BinaryOp::LessOrEqual, value.into().to_scalar())
    }

    /// Rows where the field is greater.
    pub fn gt(self, value: impl Into<T>) -> Condition<R> {
        self.compared(BinaryOp::Greater, value.into().to_scalar())
    }

    /// Rows where the field is greater or equal.
    pub fn ge(self, value: impl Into<T>) -> Condition<R> {
        self.compared(BinaryOp::GreaterOrEqual, value.into().to_scalar())
    }

    /// Rows where the field is one of the values.
    pub fn is_in(self, values: impl IntoIterator<Item = T>) -> Condition<R> {
        let field = Expr::field(self.field);
        let mut values = values.into_iter().map(|value| value.to_scalar()).peekable();
        // One list, since databases find a list of values by an index and scan for a long chain of `OR`.
        Condition::from_expr(match R::META.fields[self.field as usize].kind {
            _ if values.peek().is_none() => Expr::constant(false),
            Kind::CiText => {
                let lower = |expr| Expr::call(Function::Lower, [expr]);
                lower(field).is_among(values.map(|value| lower(Expr { nodes: vec![Node::Const(value)].into() })))
            }
            _ => field.is_in(values),
        })
    }

    /// Rows where the field is null.
    pub fn is_null(self) -> Condition<R> {
        self.compared(BinaryOp::Is, Scalar::Null)
    }

    /// Rows where the field is not null.
    pub fn is_not_null(self) -> Condition<R> {
        self.compared(BinaryOp::IsNot, Scalar::Null)
    }
}

impl<R> Condition<R> {
    pub(crate) fn from_expr(expr: Expr) -> Self {
        Condition { expr, resource: PhantomData }
    }

    pub(crate) fn into_expr(self) -> Expr {
        self.expr
    }

    /// Both hold.
    pub fn and(self, other: Condition<R>) -> Condition<R> {
        Condition::from_expr(Expr::binary(BinaryOp::And, self.expr, other.expr))
    }

    /// At least one holds.
    pub fn or(self, other: Condition<R>) -> Condition<R> {
        Condition::from_expr(Expr::binary(BinaryOp::Or, self.expr, other.expr))
    }

    /// It does not hold; unknown stays unknown.
    #[expect(
        clippy::should_implement_trait,
        reason = "a condition is built with methods like every other part of a query"
    )]
    pub fn not(self) -> Condition<R> {
        Condition::from_expr(self.expr.negated())
    }
}
