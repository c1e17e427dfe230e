//! The fence around subqueries: a path through a shared resource must not leave the tenant.
//!
//! Relations between rows of tenants carry the tenant in their pairs of fields. One that leads from a
//! shared row to rows of tenants cannot, so whatever follows it says the tenant itself.

use std::borrow::Cow;

use resource_core::meta::Relation;
use resource_core::{BinaryOp, Expr, Node, ResourceMeta, Scalar};
use uuid::Uuid;

/// `expr` over a row of `meta` with every related row inside the tenant. Outside any tenant there are no
/// such rows.
pub(crate) fn fenced<'e>(tenant: Option<Uuid>, meta: &'static ResourceMeta, expr: &'e Expr) -> Cow<'e, Expr> {
    if !expr.reads_relations() {
        return Cow::Borrowed(expr);
    }
    Cow::Owned(expr.replace(&|node| match node {
        Node::Via(at, inner) => {
            let (fence, inner) = behind(tenant, meta, *at, inner);
            let value = match fence {
                Some(fence) => Expr::conditional(fence, inner, Expr::leaf(Node::Const(Scalar::Null))),
                None => inner,
            };
            Some(Expr::via(*at, value))
        }
        Node::Exists(at, inner) => {
            let (fence, inner) = behind(tenant, meta, *at, inner);
            Some(Expr::exists(*at, Expr::all(fence.into_iter().chain([inner]))))
        }
        Node::Count(at, inner) => {
            let (fence, inner) = behind(tenant, meta, *at, inner);
            Some(Expr::count(*at, Expr::all(fence.into_iter().chain([inner]))))
        }
        _ => None,
    }))
}

/// What follows a relation, and the fence it needs.
fn behind(tenant: Option<Uuid>, meta: &'static ResourceMeta, at: u16, inner: &Expr) -> (Option<Expr>, Expr) {
    let relation = &meta.relations[at as usize];
    let fence = match carries_tenant(meta, relation) {
        true => None,
        false => relation.target.tenant_field().map(|field| match tenant {
            Some(tenant) => Expr::binary(BinaryOp::Equal, Expr::field(field), Expr::constant(tenant)),
            None => Expr::constant(false),
        }),
    };
    (fence, fenced(tenant, relation.target, inner).into_owned())
}

fn carries_tenant(meta: &ResourceMeta, relation: &Relation) -> bool {
    relation
        .on
        .iter()
        .any(|(own, target)| meta.tenant_field() == Some(*own) && relation.target.tenant_field() == Some(*target))
}
