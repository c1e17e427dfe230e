//! Taking over an existing row instead of creating one.

use resource_core::meta::{Generated, Upsert};
use resource_core::{Expr, Kind, Node, Root, Scalar};
use sea_orm::sea_query::InsertStatement;

use super::call::{Call, equals};
use super::create::Origin;
use super::requirement::{self, Requirements};
use super::statement;
use crate::authorize;
use crate::db::Access;
use crate::error::{Class, Error, Result};
use crate::row::Row;
use crate::sql::{Scope, assigned, render};

/// `INSERT .. ON CONFLICT .. DO UPDATE .. WHERE`: the update's policy and guard decide about an
/// existing row.
pub(super) fn statement(call: &Call<'_>, upsert: &Upsert, row: &[Scalar]) -> Result<InsertStatement> {
    let update = &call.meta.actions[upsert.update as usize];
    let scope = Scope { new: Some("excluded"), ..call.scope() };
    let mut conflict = statement::conflict(call, upsert.identity);
    let assignments = assignments(call, upsert);
    for (field, expr) in &assignments {
        let field = &call.meta.fields[*field as usize];
        conflict.value(statement::name(field.column), assigned(expr, field.kind, &scope));
    }
    for requirement in required(call, &assignments, row) {
        conflict.action_and_where(render(&requirement.holds, &scope));
    }
    // Somebody who may not change rows may still create new ones.
    match authorize::quietly(call.cx, call.meta, upsert.update) {
        Ok(authorized) => {
            for condition in [authorized.condition(), update.guard.as_ref()].into_iter().flatten() {
                conflict.action_and_where(render(&call.fold(condition), &scope));
            }
        }
        Err(()) => drop(conflict.action_and_where(render(&Expr::constant(false), &scope))),
    }
    let mut insert = statement::insert(call.meta, row, call.dialect());
    insert.on_conflict(conflict);
    Ok(insert)
}

/// The upsert's assignments over the stored row and `new`, with the time of the last write.
fn assignments(call: &Call<'_>, upsert: &Upsert) -> Vec<(u16, Expr)> {
    let given = upsert.set.iter().map(|(field, expr)| (*field, call.fold_stored(expr)));
    let mut assignments: Vec<(u16, Expr)> = given.collect();
    for (at, field) in call.meta.fields.iter().enumerate() {
        if field.generated == Generated::UpdatedAt {
            assignments.push((at as u16, call.moment()));
        }
    }
    if assignments.is_empty() {
        // `DO UPDATE` must assign something for the row to be answered.
        let key = call.meta.key[0];
        assignments.push((key, Expr::field(key)));
    }
    assignments
}

/// What must hold of the existing row; what would be inserted is known.
fn required(call: &Call<'_>, assignments: &[(u16, Expr)], row: &[Scalar]) -> Requirements {
    let known = |node: &Node| match node {
        Node::Root(Root::New, field) => Some(Expr::constant(row[*field as usize].clone())),
        _ => None,
    };
    let assignments: Vec<_> =
        assignments.iter().map(|(field, expr)| (*field, call.fold(&expr.replace(&known)))).collect();
    requirement::of_taken_over(call, &assignments)
}

/// Whether the row that an upsert answers with is the one it would insert. Neither database says so. But
/// taking over leaves some fields alone, the time of the create for example: where one of them is not
/// what was to be inserted, the row was there. A row that is the same in all of them counts as new.
pub(super) fn origin(call: &Call<'_>, upsert: &Upsert, proposed: &[Scalar], written: &Row) -> Result<Origin> {
    for (at, field) in call.meta.fields.iter().enumerate() {
        let assigned = upsert.set.iter().any(|(assigned, _)| usize::from(*assigned) == at);
        let elsewhere = matches!(field.generated, Generated::Database | Generated::UpdatedAt);
        // Postgres keeps JSON in a spelling of its own, which is not the one that was sent.
        let comparable = !assigned && !elsewhere && !field.kind.is_json();
        if comparable && written.scalar(at, field.kind)? != proposed[at] {
            return Ok(Origin::TakenOver);
        }
    }
    Ok(Origin::New)
}

/// Why an upsert wrote nothing: the existing row is out of the actor's sight, or of its reach.
pub(super) async fn refused(call: &Call<'_>, row: &[Scalar]) -> Result<Error> {
    let Some(upsert) = &call.action.upsert else {
        return Ok(Error::internal("an insert answered with no row"));
    };
    let fields = upsert.identity.map_or(call.meta.key, |at| call.meta.identities[at as usize].fields);
    let existing = fields.iter().map(|field| equals(*field, row[*field as usize].clone()));
    let condition = Expr::all(call.tenant_fence()?.into_iter().chain(existing));
    let update = authorize::action(call.cx, call.meta, upsert.update)?;
    let policy = update.condition().map_or_else(|| Expr::constant(true), |policy| call.fold(policy));
    let guard = call.meta.actions[upsert.update as usize].guard.as_ref();
    let guard = guard.map_or_else(|| Expr::constant(true), |guard| call.fold(guard));
    let required = required(call, &assignments(call, upsert), row);
    let conditions = [&policy, &guard].into_iter().chain(required.iter().map(|requirement| &requirement.holds));
    let mut select = statement::select(call, &condition);
    select.exprs(conditions.map(|condition| render(condition, &call.scope())));
    let found = statement::completed(call, call.cx.connection().query(Access::Read, &select).await?)?;
    let behind = call.meta.fields.len() + call.meta.calculations.len();
    let Some(found) = found else { return Ok(authorize::denied(call.cx, call.meta, call.action)) };
    let truth = |at: usize| Ok::<bool, Error>(found.scalar(behind + at, Kind::Bool)? == Scalar::Bool(true));
    if !truth(0)? {
        return Ok(authorize::denied(call.cx, call.meta, call.action));
    }
    let mut failures = Vec::new();
    for (at, requirement) in required.into_iter().enumerate() {
        if truth(1)? && !truth(2 + at)? {
            failures.push(requirement.failure);
        }
    }
    Ok(match failures.is_empty() {
        true => Error::conflict("guard", "The existing record cannot be taken over as it is now."),
        false => Error::with_failures(Class::Invalid, failures),
    })
}
