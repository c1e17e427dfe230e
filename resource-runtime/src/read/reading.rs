//! One read of one resource: what stays the same from its first step to its last.

use resource_core::fold::{Constants, fold};
use resource_core::meta::{Action, ReadAction};
use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar};

use super::{Audience, Query};
use crate::authorize::{self, Authorized};
use crate::cx::AnyCx;
use crate::db::Dialect;
use crate::error::{Error, Result};
use crate::fence::fenced;
use crate::slots::Slots;
use crate::sql::Scope;

/// For whom something is read, and when.
#[derive(Clone, Copy)]
pub(super) struct Viewer<'a> {
    pub cx: &'a AnyCx,
    pub audience: Audience,
    now: i64,
}

/// An authorized read.
pub(super) struct Reading<'a> {
    pub viewer: Viewer<'a>,
    pub meta: &'static ResourceMeta,
    pub query: &'a Query,
    /// How many relations lead here.
    pub level: usize,
    authorized: Authorized,
}

impl<'a> Viewer<'a> {
    pub fn new(cx: &'a AnyCx, audience: Audience) -> Viewer<'a> {
        Viewer { cx, audience, now: cx.now().micros() }
    }

    /// Microseconds; one time for the whole read.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// `expr` over a row of `meta`, kept inside the tenant, with actor, tenant and time filled in; the
    /// arguments are those of no action, so nobody gave any.
    pub fn fold(&self, meta: &'static ResourceMeta, expr: &Expr) -> Expr {
        fold(&fenced(self.cx.tenant(), meta, expr), &Known { viewer: self, arguments: None })
    }

    /// The condition that keeps rows of `meta` inside the tenant of the context.
    ///
    /// # Errors
    /// A refusal where rows belong to tenants and the context is in none.
    pub fn fence(&self, meta: &'static ResourceMeta) -> Result<Option<Expr>> {
        match (meta.tenant_field(), self.cx.tenant()) {
            (None, _) => Ok(None),
            (Some(field), Some(tenant)) => Ok(Some(equals(meta, field, Scalar::Uuid(tenant)))),
            (Some(_), None) => Err(Error::forbidden()),
        }
    }
}

impl<'a> Reading<'a> {
    /// The start of a read that nobody else has started.
    pub fn authorize(cx: &'a AnyCx, meta: &'static ResourceMeta, query: &'a Query) -> Result<Reading<'a>> {
        let authorized = authorize::action(cx, meta, query.action)?;
        Ok(Reading { viewer: Viewer::new(cx, query.audience), meta, query, level: 0, authorized })
    }

    /// A read of related rows: for the same audience, at the same time.
    pub fn related(&self, meta: &'static ResourceMeta, query: &'a Query) -> Result<Reading<'a>> {
        let authorized = authorize::action(self.viewer.cx, meta, query.action)?;
        Ok(Reading { viewer: self.viewer, meta, query, level: self.level + 1, authorized })
    }

    /// The action.
    pub fn action(&self) -> &'static Action {
        self.authorized.action()
    }

    /// What the action adds to plain reading.
    pub fn read_action(&self) -> Result<&'static ReadAction> {
        let read = self.action().read.as_ref();
        read.ok_or_else(|| Error::internal(format!("`{}.{}` is no read action", self.meta.name, self.action().name)))
    }

    /// The rows that policies and ceilings leave.
    pub fn authorized(&self) -> Option<Expr> {
        self.authorized.condition().map(|condition| self.fold(condition))
    }

    pub fn cx(&self) -> &'a AnyCx {
        self.viewer.cx
    }

    /// Whether rows go to somebody outside.
    pub fn is_outside(&self) -> bool {
        self.viewer.audience == Audience::Outside
    }

    pub fn dialect(&self) -> Dialect {
        self.cx().connection().db().dialect()
    }

    /// The resource's table as the row that expressions are about.
    pub fn scope(&self) -> Scope<'static> {
        Scope::of(self.meta, self.meta.table)
    }

    /// `expr` over a row of the resource, kept inside the tenant, with actor, arguments, tenant and time
    /// filled in.
    pub fn fold(&self, expr: &Expr) -> Expr {
        fold(
            &fenced(self.cx().tenant(), self.meta, expr),
            &Known { viewer: &self.viewer, arguments: Some(&self.query.arguments) },
        )
    }

    /// The tracing span of the read.
    pub fn span(&self) -> tracing::Span {
        self.cx().span(self.meta.name, self.action().name)
    }
}

/// `field == value`, as the field's type compares.
pub(super) fn equals(meta: &ResourceMeta, field: u16, value: Scalar) -> Expr {
    Expr::binary(BinaryOp::Equal, compared(meta, field), comparable(meta, field, value))
}

/// A field as comparisons and orders see it: text without case in lower case.
pub(super) fn compared(meta: &ResourceMeta, field: u16) -> Expr {
    match meta.fields[field as usize].kind {
        Kind::CiText => Expr::call(Function::Lower, [Expr::field(field)]),
        _ => Expr::field(field),
    }
}

fn comparable(meta: &ResourceMeta, field: u16, value: Scalar) -> Expr {
    match (meta.fields[field as usize].kind, value) {
        (Kind::CiText, Scalar::Text(text)) => Expr::constant(text.to_ascii_lowercase()),
        (_, value) => Expr::leaf(Node::Const(value)),
    }
}

/// What is fixed for one read.
struct Known<'a> {
    viewer: &'a Viewer<'a>,
    arguments: Option<&'a Slots>,
}

impl Constants for Known<'_> {
    fn root(&self, root: Root, at: u16) -> Option<Scalar> {
        match root {
            Root::Actor => Some(self.viewer.cx.actor().field(at)),
            Root::Argument => Some(self.arguments.map_or(Scalar::Null, |arguments| arguments.at(at).value())),
            // There is no row before or beside the one that is read.
            Root::Old | Root::New => Some(Scalar::Null),
        }
    }

    fn tenant(&self) -> Option<Scalar> {
        Some(self.viewer.cx.tenant().map_or(Scalar::Null, Scalar::Uuid))
    }

    fn now(&self) -> Option<Scalar> {
        Some(Scalar::Time(self.viewer.now))
    }
}
