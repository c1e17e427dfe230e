//! Paths through relations, `exists` and `count`: correlated subqueries over the relation's pairs of
//! fields, which hold the tenant's pair too.

use resource_core::meta::{Relation, RelationKind};
use resource_core::{Expr, Kind, Node, ResourceMeta, Scalar};

use super::{Dialect, Renderer, Scope, column};
use crate::sql::Text;
use crate::sql::text::Between;

impl Renderer<'_> {
    pub(super) fn via(&self, text: &mut Text, relation: u16, path: &Expr, beside: Option<Kind>) {
        let relation = self.relation(relation);
        if let Some(own) = own_copy(self.scope.meta, relation, path) {
            return column(text, self.scope.meta, own, self.scope.alias);
        }
        let alias = self.inner();
        let inner = self.inside(path, relation, &alias);
        inner.at(text.add("(SELECT "), path.root(), inner.typing.kind(path.root()).or(beside));
        self.related(text, relation, &alias);
        text.add(if relation.kind == RelationKind::BelongsTo { ")" } else { " LIMIT 1)" });
    }

    pub(super) fn exists(&self, text: &mut Text, relation: u16, condition: &Expr) {
        self.matching(text.add("EXISTS(SELECT 1"), relation, condition);
        if self.scope.answered && self.dialect == Dialect::Postgres {
            // Keeps Postgres from hashing the whole table: it weighs this against every row that the page
            // is cut from, and not against those that are on it.
            text.add(" OFFSET 0");
        }
        text.add(")");
    }

    pub(super) fn count(&self, text: &mut Text, relation: u16, condition: &Expr) {
        self.matching(text.add("(SELECT COUNT(*)"), relation, condition);
        text.add(")");
    }

    /// The related rows that satisfy a condition.
    fn matching(&self, text: &mut Text, relation: u16, condition: &Expr) {
        let relation = self.relation(relation);
        let alias = self.inner();
        let mut narrowed = self.related(text, relation, &alias);
        if condition.as_constant() != Some(&Scalar::Bool(true)) {
            let inner = self.inside(condition, relation, &alias);
            inner.joined(narrowed.next(text), resource_core::BinaryOp::And, condition.root());
        }
    }

    fn related(&self, text: &mut Text, relation: &Relation, alias: &str) -> Between {
        text.add(" FROM ").name(relation.target.table).add(" AS ").name(alias);
        let mut narrowed = Between::WHERE;
        for (own, target) in relation.on {
            column(narrowed.next(text), relation.target, *target, alias);
            column(text.add(" = "), self.scope.meta, *own, self.outer());
        }
        narrowed
    }

    fn relation(&self, relation: u16) -> &'static Relation {
        &self.scope.meta.relations[relation as usize]
    }

    fn inside<'a>(&self, expr: &'a Expr, relation: &Relation, alias: &'a str) -> Renderer<'a> {
        let Scope { answered, written_out, .. } = self.scope;
        let scope = Scope { answered, written_out, ..Scope::of(relation.target, alias) };
        Renderer::new(expr, scope, self.dialect, self.depth + 1)
    }

    /// A name that neither the statement nor a subquery around this one has.
    fn inner(&self) -> String {
        format!("related_{}", self.depth + 1)
    }

    /// Inside a subquery an unqualified column would be taken for the inner table's.
    fn outer(&self) -> &str {
        if self.scope.alias.is_empty() { self.scope.meta.table } else { self.scope.alias }
    }
}

/// The own column that equals what a path leads to: the key of a belongs-to's target stands in the
/// referring row already, and a foreign key makes the two the same.
fn own_copy(meta: &ResourceMeta, relation: &Relation, path: &Expr) -> Option<u16> {
    let [Node::Field(wanted)] = path.nodes.as_ref() else { return None };
    if relation.kind != RelationKind::BelongsTo {
        return None;
    }
    let beside_tenant = |pair: &&(u16, u16)| relation.on.len() == 1 || Some(pair.0) != meta.tenant_field();
    let mut keys = relation.on.iter().filter(beside_tenant);
    match (keys.next(), keys.next()) {
        (Some((own, target)), None) if target == wanted => Some(*own),
        _ => None,
    }
}
