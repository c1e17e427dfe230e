//! The one rule of visibility: what an actor outside may see of rows it may read.
//!
//! Selecting, filtering, sorting and joining all ask here. A field that rules show on some rows only
//! is `CASE WHEN .. THEN field END` everywhere; whatever reads it is as hidden as it. Code of this
//! process sees everything.

use std::cell::RefCell;

use resource_core::meta::Relation;
use resource_core::{BinaryOp, Expr, Node, ResourceMeta, Scalar};

use super::reading::Viewer;
use super::{Audience, Column};
use crate::authorize;
use crate::error::{Class, Error, Failure, Result};

/// The most nodes of a requested filter.
const MOST_NODES: usize = 1_000;

/// On which rows an actor sees something.
#[derive(Clone, Debug)]
pub(super) enum Sight {
    /// On all that it may read.
    Always,
    /// Where this holds.
    Where(Expr),
    /// On none.
    Never,
}

impl Sight {
    /// `expr` where it is seen, else null.
    pub fn through(&self, expr: Expr) -> Expr {
        match self {
            Sight::Always => expr,
            Sight::Where(condition) => {
                Expr::conditional(condition.clone(), expr, Expr::leaf(Node::Const(Scalar::Null)))
            }
            Sight::Never => Expr::leaf(Node::Const(Scalar::Null)),
        }
    }
}

/// What a viewer sees of a column of `meta`.
pub(super) fn sight(viewer: &Viewer<'_>, meta: &'static ResourceMeta, column: Column) -> Sight {
    if viewer.audience == Audience::Code {
        return Sight::Always;
    }
    let mut conditions = Vec::new();
    match column {
        Column::Field(field) => conditions.extend(rule(viewer, meta, field)),
        Column::Calculation(at) => {
            conditions.extend(authorize::field(viewer.cx, meta, meta.fields.len() + at as usize));
            reads(viewer, meta, &meta.calculations[at as usize].expr, &mut conditions);
        }
    }
    combined(viewer, meta, conditions)
}

/// Where the audience sees which rows a relation connects: the columns on both of its sides. The
/// answer is two conditions, on the own row and on the related one.
pub(super) fn link(viewer: &Viewer<'_>, meta: &'static ResourceMeta, relation: &Relation) -> (Sight, Sight) {
    if viewer.audience == Audience::Code {
        return (Sight::Always, Sight::Always);
    }
    let own = relation.on.iter().filter_map(|(own, _)| rule(viewer, meta, *own)).collect();
    let target = relation.on.iter().filter_map(|(_, target)| rule(viewer, relation.target, *target)).collect();
    (combined(viewer, meta, own), combined(viewer, relation.target, target))
}

fn combined(viewer: &Viewer<'_>, meta: &'static ResourceMeta, conditions: Vec<Expr>) -> Sight {
    if conditions.is_empty() {
        return Sight::Always;
    }
    let condition = viewer.fold(meta, &Expr::all(conditions));
    match condition.as_constant() {
        Some(Scalar::Bool(true)) => Sight::Always,
        Some(_) => Sight::Never,
        None => Sight::Where(condition),
    }
}

/// The rule on one field. The key and the tenant are part of what reading a row means.
fn rule(viewer: &Viewer<'_>, meta: &'static ResourceMeta, field: u16) -> Option<Expr> {
    let named_by_row = meta.key.contains(&field) || meta.tenant_field() == Some(field);
    if named_by_row { None } else { authorize::field(viewer.cx, meta, field as usize) }
}

/// Adds the conditions under which everything that `expr` reads is seen.
fn reads(viewer: &Viewer<'_>, meta: &'static ResourceMeta, expr: &Expr, conditions: &mut Vec<Expr>) {
    for node in expr.nodes.iter() {
        match node {
            Node::Field(field) => conditions.extend(rule(viewer, meta, *field)),
            Node::Via(at, inner) | Node::Exists(at, inner) | Node::Count(at, inner) => {
                let relation = &meta.relations[*at as usize];
                conditions.extend(relation.on.iter().filter_map(|(own, _)| rule(viewer, meta, *own)));
                let mut related = Vec::new();
                related.extend(relation.on.iter().filter_map(|(_, target)| rule(viewer, relation.target, *target)));
                reads(viewer, relation.target, inner, &mut related);
                // Hidden as soon as one related row hides what is read of it.
                let hidden = related.into_iter().map(|condition| {
                    let hidden = Expr::binary(BinaryOp::IsNot, condition, Expr::constant(true));
                    Expr::exists(*at, hidden).negated()
                });
                conditions.extend(hidden);
            }
            _ => {}
        }
    }
}

/// A requested filter as the audience may ask it: calculations stand for what they compute, hidden
/// columns are null, and related rows exist only if the actor may read them.
///
/// # Errors
/// [`Class::Malformed`] for what nobody outside may name, or a refusal where the actor may read no row
/// of a related resource.
pub(super) fn requested(viewer: &Viewer<'_>, meta: &'static ResourceMeta, filter: &Expr) -> Result<Expr> {
    if viewer.audience == Audience::Outside && size(filter) > MOST_NODES {
        let failure = Failure::parameter("filter", "too_large", "The filter is too large; ask for less at once.");
        return Err(Error::with_failures(Class::Malformed, vec![failure]));
    }
    on_row(viewer, meta, filter)
}

fn size(expr: &Expr) -> usize {
    let below = expr.nodes.iter().map(|node| match node {
        Node::Via(_, inner) | Node::Exists(_, inner) | Node::Count(_, inner) => size(inner),
        _ => 0,
    });
    expr.nodes.len() + below.sum::<usize>()
}

fn on_row(viewer: &Viewer<'_>, meta: &'static ResourceMeta, filter: &Expr) -> Result<Expr> {
    let refused = RefCell::new(None);
    let or_refuse = |result: Result<Expr>| {
        result.unwrap_or_else(|error| {
            refused.borrow_mut().get_or_insert(error);
            Expr::constant(false)
        })
    };
    let replaced = filter.replace(&|node| match node {
        Node::Field(at) => Some(or_refuse(named(viewer, meta, *at))),
        Node::Via(at, inner) => {
            let related = on_related(viewer, meta, *at, inner).map(|related| {
                let value = Expr::conditional(related.readable, related.inner, Expr::leaf(Node::Const(Scalar::Null)));
                related.own.through(Expr::via(*at, value))
            });
            Some(or_refuse(related))
        }
        Node::Exists(at, inner) => {
            let related = on_related(viewer, meta, *at, inner)
                .map(|related| related.own.through(Expr::exists(*at, Expr::all([related.readable, related.inner]))));
            Some(or_refuse(related))
        }
        Node::Count(at, inner) => {
            let related = on_related(viewer, meta, *at, inner)
                .map(|related| related.own.through(Expr::count(*at, Expr::all([related.readable, related.inner]))));
            Some(or_refuse(related))
        }
        _ => None,
    });
    refused.into_inner().map_or(Ok(replaced), Err)
}

fn named(viewer: &Viewer<'_>, meta: &'static ResourceMeta, at: u16) -> Result<Expr> {
    let column = Column::at(meta, at).ok_or_else(|| unnameable("filter"))?;
    if viewer.audience == Audience::Outside && !is_nameable(meta, column) {
        return Err(unnameable("filter"));
    }
    let expr = match column {
        Column::Field(field) => Expr::field(field),
        Column::Calculation(at) => viewer.fold(meta, &meta.calculations[at as usize].expr),
    };
    Ok(sight(viewer, meta, column).through(expr))
}

/// A requested expression over a related row, with what makes that row one of the actor's.
struct OnRelated {
    own: Sight,
    readable: Expr,
    inner: Expr,
}

fn on_related(viewer: &Viewer<'_>, meta: &'static ResourceMeta, at: u16, inner: &Expr) -> Result<OnRelated> {
    let relation = &meta.relations[at as usize];
    let (own, target) = link(viewer, meta, relation);
    let readable = match viewer.audience {
        Audience::Code => viewer.fence(relation.target)?.unwrap_or_else(|| Expr::constant(true)),
        Audience::Outside if !relation.public => return Err(unnameable("filter")),
        Audience::Outside => readable(viewer, relation.target).ok_or_else(|| unreadable(viewer, relation.target))?,
    };
    let readable = Expr::all([readable, target.through(Expr::constant(true))]);
    Ok(OnRelated { own, readable, inner: on_row(viewer, relation.target, inner)? })
}

/// The refusal to look through a relation, which goes to the audit stream.
fn unreadable(viewer: &Viewer<'_>, meta: &'static ResourceMeta) -> Error {
    match meta.primary_read() {
        Some(primary) => authorize::denied(viewer.cx, meta, &meta.actions[primary as usize]),
        None => unnameable("filter"),
    }
}

/// The rows of a resource that the actor may read: those of its primary read, inside the tenant.
/// `None` when it may read none, whatever is in them.
pub(super) fn readable(viewer: &Viewer<'_>, meta: &'static ResourceMeta) -> Option<Expr> {
    let authorized = authorize::quietly(viewer.cx, meta, meta.primary_read()?).ok()?;
    let filter = authorized.action().read.as_ref().and_then(|read| read.filter.as_ref());
    let conditions = authorized.condition().into_iter().chain(filter);
    let conditions = conditions.map(|condition| viewer.fold(meta, condition));
    Some(Expr::all(viewer.fence(meta).ok()?.into_iter().chain(conditions)))
}

/// Whether somebody outside may name a column.
pub(super) fn is_nameable(meta: &ResourceMeta, column: Column) -> bool {
    match column {
        Column::Field(at) => {
            let field = &meta.fields[at as usize];
            !field.secret && (field.public || meta.key.contains(&at))
        }
        Column::Calculation(at) => meta.calculations[at as usize].public,
    }
}

/// The answer to a name that the interpreter of the request should not have let through.
pub(super) fn unnameable(parameter: &'static str) -> Error {
    let failure = Failure::parameter(parameter, "unknown", "There is no such attribute.");
    Error::with_failures(Class::Malformed, vec![failure])
}
