//! One call of an action: what stays the same from its first step to its last.

use std::borrow::Cow;

use resource_core::evaluate::{Environment, evaluate};
use resource_core::fold::{Constants, fold};
use resource_core::meta::{Action, Generated, Tenancy};
use resource_core::{BinaryOp, Expr, Node, ResourceMeta, Root, Scalar};
use uuid::Uuid;

use crate::cx::AnyCx;
use crate::db::Dialect;
use crate::error::{Error, Result};
use crate::fence::fenced;
use crate::slots::Slots;
use crate::sql::Scope;

/// A call of one action.
pub(super) struct Call<'a> {
    pub cx: &'a AnyCx,
    pub meta: &'static ResourceMeta,
    pub action: &'static Action,
    pub input: Slots,
    /// Microseconds; one value for the whole call. For what is written to a stored row see [`Call::moment`].
    pub now: i64,
    /// A further condition on the stored row, beside the action's own.
    pub when: Option<&'static Expr>,
}

impl<'a> Call<'a> {
    pub fn new(cx: &'a AnyCx, meta: &'static ResourceMeta, action: u16, input: Slots) -> Call<'a> {
        Call { cx, meta, action: &meta.actions[action as usize], input, now: cx.now().micros(), when: None }
    }

    /// The same call, if a condition holds on the stored row.
    pub fn when(self, when: Option<&'static Expr>) -> Call<'a> {
        Call { when, ..self }
    }

    /// The same call inside a transaction.
    pub fn within<'b>(&self, cx: &'b AnyCx) -> Call<'b> {
        Call { cx, meta: self.meta, action: self.action, input: self.input.clone(), now: self.now, when: self.when }
    }

    pub fn dialect(&self) -> Dialect {
        self.cx.connection().db().dialect()
    }

    /// The tracing span of the call.
    pub fn span(&self) -> tracing::Span {
        self.cx.span(self.meta.name, self.action.name)
    }

    /// `expr` with actor, arguments, tenant and time filled in.
    pub fn fold(&self, expr: &Expr) -> Expr {
        fold(&fenced(self.cx.tenant(), self.meta, expr), self)
    }

    /// As [`Call::fold`], for an expression over the stored row whose value is written to it: `now()` is the
    /// moment of the change.
    pub fn fold_stored(&self, expr: &Expr) -> Expr {
        self.fold(&at_moment(expr, || self.moment()))
    }

    /// As [`Call::fold`], for an expression over the row that the change leaves.
    pub fn fold_resulting(&self, expr: &Expr) -> Expr {
        match self.updated_at() {
            Some(field) => self.fold(&at_moment(expr, || Expr::field(field))),
            None => self.fold(expr),
        }
    }

    /// The moment of a change, over the stored row: the time of the call, unless the row has changed since;
    /// then just behind that change.
    ///
    /// A call that waited for another on the same row may have begun earlier and ends later; with the time
    /// at which it began, what it writes and causes would be told in the wrong order.
    pub fn moment(&self) -> Expr {
        let now = Expr::constant(Scalar::Time(self.now));
        let Some(field) = self.updated_at() else { return now };
        let behind = Expr::binary(BinaryOp::TimeAdd, Expr::field(field), Expr::constant(1));
        let overtaken = Expr::binary(BinaryOp::Greater, Expr::field(field), now.clone());
        Expr::conditional(overtaken, behind, now)
    }

    /// From here on the time of the call is the moment of the change of a row that is locked.
    pub fn move_behind(&mut self, old: &[Scalar]) {
        if let Scalar::Time(moment) = evaluate(&self.moment(), &InMemory { call: self, row: old, old: None }) {
            self.now = moment;
        }
    }

    /// The field that holds when a row last changed.
    pub fn updated_at(&self) -> Option<u16> {
        let at = self.meta.fields.iter().position(|field| field.generated == Generated::UpdatedAt);
        at.map(|at| at as u16)
    }

    /// The table of this call's resource as the row that expressions are about.
    pub fn scope(&self) -> Scope<'static> {
        Scope::of(self.meta, self.meta.table)
    }

    /// The condition that fixes one row: its tenant and its key.
    pub fn row(&self, key: &[Scalar]) -> Result<Expr> {
        if key.len() != self.meta.key.len() {
            return Err(Error::not_found());
        }
        let by_key = self.meta.key.iter().zip(key).map(|(field, value)| equals(*field, value.clone()));
        Ok(Expr::all(self.tenant_fence()?.into_iter().chain(by_key)))
    }

    /// The condition that keeps a statement inside the tenant of the context.
    pub fn tenant_fence(&self) -> Result<Option<Expr>> {
        match (self.meta.tenant_field(), self.cx.tenant()) {
            (None, _) => Ok(None),
            (Some(field), Some(tenant)) => Ok(Some(equals(field, Scalar::Uuid(tenant)))),
            (Some(_), None) => Err(Error::not_found()),
        }
    }

    /// The tenant that a new row of this resource belongs to.
    pub fn tenant_of_new_row(&self) -> Result<Option<Uuid>> {
        match (self.meta.tenancy, self.cx.tenant()) {
            (Tenancy::Column(_), Some(tenant)) => Ok(Some(tenant)),
            (Tenancy::Column(_), None) => Err(Error::internal("a row of a tenant was to be made outside any tenant")),
            (Tenancy::Root(_) | Tenancy::Shared, _) => Ok(None),
        }
    }
}

fn at_moment(expr: &Expr, moment: impl Fn() -> Expr) -> Cow<'_, Expr> {
    let is_now = |node: &Node| matches!(node, Node::Now);
    match expr.nodes.iter().any(is_now) {
        true => Cow::Owned(expr.replace(&|node| is_now(node).then(&moment))),
        false => Cow::Borrowed(expr),
    }
}

/// `field == value`
pub(super) fn equals(field: u16, value: Scalar) -> Expr {
    let value = Expr { nodes: vec![Node::Const(value)].into() };
    Expr::binary(resource_core::BinaryOp::Equal, Expr::field(field), value)
}

impl Constants for Call<'_> {
    fn root(&self, root: Root, at: u16) -> Option<Scalar> {
        match root {
            Root::Actor => Some(self.cx.actor().field(at)),
            Root::Argument => Some(self.input.at(at).value()),
            Root::Old | Root::New => None,
        }
    }

    fn tenant(&self) -> Option<Scalar> {
        Some(self.cx.tenant().map_or(Scalar::Null, Scalar::Uuid))
    }

    fn now(&self) -> Option<Scalar> {
        Some(Scalar::Time(self.now))
    }
}

/// A row in memory, for the evaluator.
pub(super) struct InMemory<'a> {
    pub call: &'a Call<'a>,
    /// The row that bare fields are about.
    pub row: &'a [Scalar],
    /// The stored row before the write.
    pub old: Option<&'a [Scalar]>,
}

impl Environment for InMemory<'_> {
    fn field(&self, field: u16) -> Scalar {
        self.row[field as usize].clone()
    }

    fn root(&self, root: Root, at: u16) -> Scalar {
        match root {
            Root::Old => self.old.map_or(Scalar::Null, |old| old[at as usize].clone()),
            Root::New => self.row[at as usize].clone(),
            Root::Actor | Root::Argument => Constants::root(self.call, root, at).unwrap_or(Scalar::Null),
        }
    }

    fn tenant(&self) -> Option<Uuid> {
        self.call.cx.tenant()
    }

    fn now(&self) -> i64 {
        self.call.now
    }

    /// Expressions that read other rows are left to the database.
    fn related(&self, _: u16) -> Vec<Box<dyn Environment + '_>> {
        Vec::new()
    }
}
