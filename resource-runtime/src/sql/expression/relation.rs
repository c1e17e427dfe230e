//! Paths through relations, `exists` and `count`: correlated subqueries over the relation's pairs of
//! fields, which hold the tenant's pair too.

use resource_core::meta::{Relation, RelationKind};
use resource_core::{Expr, Kind, Node, ResourceMeta, Scalar};
use sea_orm::sea_query::{Asterisk, ExprTrait, Func, Query, SelectStatement, SimpleExpr};

use super::{Dialect, Renderer, Scope, column};

impl Renderer<'_> {
    pub(super) fn via(&self, relation: u16, path: &Expr, beside: Option<Kind>) -> SimpleExpr {
        let relation = self.relation(relation);
        if let Some(own) = own_copy(self.scope.meta, relation, path) {
            return column(self.scope.meta, own, self.scope.alias);
        }
        let alias = self.inner();
        let inner = self.inside(path, relation, &alias);
        let value = inner.at(path.root(), inner.typing.kind(path.root()).or(beside));
        let mut related = self.related(relation, &alias);
        related.expr(value);
        if relation.kind != RelationKind::BelongsTo {
            related.limit(1);
        }
        related.into()
    }

    pub(super) fn exists(&self, relation: u16, condition: &Expr) -> SimpleExpr {
        let mut related = self.matching(relation, condition);
        if self.scope.answered && self.scope.dialect == Dialect::Postgres {
            // Keeps Postgres from hashing the whole table: it weighs this against every row that the page
            // is cut from, and not against those that are on it.
            related.offset(0);
        }
        SimpleExpr::exists(related.expr(SimpleExpr::cust("1")).take())
    }

    pub(super) fn count(&self, relation: u16, condition: &Expr) -> SimpleExpr {
        let mut related = self.matching(relation, condition);
        related.expr(Func::count(SimpleExpr::col(Asterisk)));
        related.into()
    }

    /// The related rows that satisfy a condition.
    fn matching(&self, relation: u16, condition: &Expr) -> SelectStatement {
        let relation = self.relation(relation);
        let alias = self.inner();
        let mut related = self.related(relation, &alias);
        if condition.as_constant() != Some(&Scalar::Bool(true)) {
            let inner = self.inside(condition, relation, &alias);
            related.and_where(inner.at(condition.root(), Some(Kind::Bool)));
        }
        related
    }

    fn related(&self, relation: &Relation, alias: &str) -> SelectStatement {
        let mut related = Query::select();
        related.from_as(relation.target.table, alias.to_owned());
        for (own, target) in relation.on {
            let own = column(self.scope.meta, *own, self.outer());
            related.and_where(column(relation.target, *target, alias).eq(own));
        }
        related
    }

    fn relation(&self, relation: u16) -> &'static Relation {
        &self.scope.meta.relations[relation as usize]
    }

    fn inside<'a>(&self, expr: &'a Expr, relation: &Relation, alias: &'a str) -> Renderer<'a> {
        let scope = Scope { answered: self.scope.answered, ..Scope::of(relation.target, alias, self.scope.dialect) };
        Renderer::new(expr, scope, self.depth + 1)
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
