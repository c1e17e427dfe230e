//! An update and what it causes in one statement of writing common table expressions, for Postgres.

use resource_core::Expr;
use sea_orm::sea_query::{
    Asterisk, CommonTableExpression, ExprTrait as _, Query, SelectStatement, SubQueryStatement, UpdateStatement,
    WithClause, WithQuery,
};

use super::call::Call;
use super::{caused, statement};
use crate::sql::{Scope, render};

/// `WITH old AS (SELECT .. FOR NO KEY UPDATE), new AS (UPDATE .. FROM old RETURNING ..), caused_0 AS
/// (INSERT ..) SELECT .. FROM new`.
pub(super) fn statement(call: &Call<'_>, assignments: &[(u16, Expr)], condition: &Expr) -> WithQuery {
    let mut with = WithClause::new();
    part(&mut with, "old", old(call, assignments, condition));
    part(&mut with, "new", new(call, assignments));
    caused::in_sql(call, &mut with);
    let mut answer = Query::select();
    answer.exprs(statement::answer(call, &Scope::of(call.meta, "new", call.dialect()))).from(statement::name("new"));
    answer.with(with)
}

/// The row as it is, locked. The lock waits for whoever changes it, and the condition is then asked
/// again of what they have committed.
fn old(call: &Call<'_>, assignments: &[(u16, Expr)], condition: &Expr) -> SelectStatement {
    let mut old = Query::select();
    old.column(Asterisk).from(statement::name(call.meta.table)).and_where(render(condition, &call.scope()));
    old.lock(statement::lock(call.meta, assignments.iter().map(|(field, _)| *field)));
    old
}

fn new(call: &Call<'_>, assignments: &[(u16, Expr)]) -> UpdateStatement {
    let stored = Scope::of(call.meta, "old", call.dialect());
    let mut new = Query::update();
    new.table(statement::name(call.meta.table)).from(statement::name("old"));
    for field in call.meta.tenant_field().iter().chain(call.meta.key) {
        let same = render(&Expr::field(*field), &call.scope()).eq(render(&Expr::field(*field), &stored));
        new.and_where(same);
    }
    statement::assign(&mut new, call, assignments, &stored);
    new.returning(Query::returning().column((statement::name(call.meta.table), Asterisk)));
    new
}

fn part(with: &mut WithClause, name: &str, query: impl Into<SubQueryStatement>) {
    let mut part = CommonTableExpression::new();
    part.table_name(statement::name(name)).query(query.into());
    with.cte(part);
}
