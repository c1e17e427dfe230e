//! An update and what it causes in one statement of writing common table expressions, for Postgres.

use resource_core::Expr;

use super::call::Call;
use super::caused::InSql;
use super::statement;
use crate::sql::{Between, Scope, Text, column, condition};

/// `WITH old AS (SELECT .. FOR NO KEY UPDATE), new AS (UPDATE .. FROM old RETURNING ..), caused_0 AS
/// (INSERT ..) SELECT .. FROM new`.
pub(super) fn statement(call: &Call<'_>, assignments: &[(u16, Expr)], causes: &[InSql], holds: &Expr) -> Text {
    let mut chain = Text::new(call.dialect());
    old(chain.add("WITH \"old\" AS ("), call, assignments, holds);
    new(chain.add("), \"new\" AS ("), call, assignments);
    chain.add(")");
    let scope = Scope { old: Some("old"), ..Scope::of(call.meta, "new") };
    causes.iter().enumerate().for_each(|(at, cause)| cause.write(&mut chain, at, &scope));
    statement::answer(chain.add(" SELECT "), call, &Scope::of(call.meta, "new"));
    chain.add(" FROM \"new\"");
    chain
}

/// The row as it is, locked. The lock waits for whoever changes it, and the condition is then asked
/// again of what they have committed.
fn old(text: &mut Text, call: &Call<'_>, assignments: &[(u16, Expr)], holds: &Expr) {
    text.add("SELECT * FROM ").name(call.meta.table);
    condition(text.add(" WHERE "), holds, &call.scope());
    statement::lock(text, call.meta, assignments.iter().map(|(field, _)| *field));
}

fn new(text: &mut Text, call: &Call<'_>, assignments: &[(u16, Expr)]) {
    let (meta, mut narrowed) = (call.meta, Between::WHERE);
    text.add("UPDATE ").name(meta.table).add(" SET ");
    statement::assign(text, meta, assignments, &Scope::of(meta, "old"));
    text.add(" FROM \"old\"");
    for field in meta.tenant_field().iter().chain(meta.key) {
        column(narrowed.next(text), meta, *field, meta.table);
        column(text.add(" = "), meta, *field, "old");
    }
    text.add(" RETURNING ").name(meta.table).add(".*");
}
