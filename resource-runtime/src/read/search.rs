//! Conditions on related rows, as searches among these.
//!
//! `partition.slug == "lab"` asks every row for the slug of its partition. Where only a yes counts it says
//! the same as "there is a partition of this row whose slug is lab", which a database may also begin at
//! the partitions.

use std::borrow::Cow;
use std::collections::HashSet;

use resource_core::meta::RelationKind;
use resource_core::{BinaryOp, Expr, Node, ResourceMeta};

/// A condition that holds for the same rows. It may be false where the given one is unknown, so it must
/// stand where both mean no.
pub(super) fn searched<'e>(meta: &'static ResourceMeta, condition: &'e Expr) -> Cow<'e, Expr> {
    if !condition.reads_relations() {
        return Cow::Borrowed(condition);
    }
    let mut decisive = HashSet::new();
    collect(condition, condition.root(), &mut decisive);
    Cow::Owned(condition.replace(&|node| {
        if decisive.contains(&std::ptr::from_ref(node)) { search(meta, condition, node) } else { None }
    }))
}

/// The nodes whose yes or no, and nothing else of them, decides about the row.
fn collect(condition: &Expr, at: u16, decisive: &mut HashSet<*const Node>) {
    match condition.node(at) {
        Node::Binary(BinaryOp::And | BinaryOp::Or, a, b) => {
            collect(condition, *a, decisive);
            collect(condition, *b, decisive);
        }
        node => {
            decisive.insert(std::ptr::from_ref(node));
        }
    }
}

/// The search that a comparison is, if it compares what a belongs-to leads to.
fn search(meta: &'static ResourceMeta, condition: &Expr, node: &Node) -> Option<Expr> {
    let (path, compared): (u16, Box<dyn Fn(Expr) -> Expr>) = match node {
        Node::Exists(relation, inner) => {
            let target = meta.relations[*relation as usize].target;
            return Some(Expr::exists(*relation, searched(target, inner).into_owned()));
        }
        Node::Binary(op, path, value) if is_comparison(*op) => {
            let value = constant(condition, *value)?;
            (*path, Box::new(move |path| Expr::binary(*op, path, value.clone())))
        }
        Node::In(path, list) => {
            let list: Vec<Expr> = list.iter().map(|value| constant(condition, *value)).collect::<Option<_>>()?;
            (*path, Box::new(move |path| path.is_among(list.clone())))
        }
        Node::Among(path, list, kind) => {
            let (list, kind) = (constant(condition, *list)?, *kind);
            (*path, Box::new(move |path| path.is_item_of(list.clone(), kind)))
        }
        _ => return None,
    };
    let Node::Via(relation, path) = condition.node(path) else { return None };
    let relation_meta = &meta.relations[*relation as usize];
    if relation_meta.kind != RelationKind::BelongsTo {
        return None;
    }
    // What some rows hide is null there, which compares with nothing.
    let inner = match path.node(path.root()) {
        Node::If(seen, then, otherwise) if is_null(path.node(*otherwise)) => {
            Expr::all([part(path, *seen), compared(part(path, *then))])
        }
        _ => compared(path.clone()),
    };
    Some(Expr::exists(*relation, searched(relation_meta.target, &inner).into_owned()))
}

fn is_comparison(op: BinaryOp) -> bool {
    use BinaryOp::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    matches!(op, Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual)
}

/// A constant that is not null.
fn constant(expr: &Expr, at: u16) -> Option<Expr> {
    match expr.node(at) {
        node @ Node::Const(scalar) if !scalar.is_null() => Some(Expr::leaf(node.clone())),
        _ => None,
    }
}

fn is_null(node: &Node) -> bool {
    matches!(node, Node::Const(scalar) if scalar.is_null())
}

/// The expression that ends at a node; children stand before their parents.
fn part(expr: &Expr, at: u16) -> Expr {
    Expr { nodes: expr.nodes[..=usize::from(at)].to_vec().into() }
}
