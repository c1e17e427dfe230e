//! Taking over an existing row instead of creating one.

use resource_core::meta::{Generated, Upsert};
use resource_core::{Expr, Kind, Node, ResourceMeta, Root, Scalar};

use super::call::{Call, equals};
use super::create::Origin;
use super::requirement::{self, Requirements};
use super::statement;
use crate::authorize;
use crate::db::Access;
use crate::error::{Class, Error, Result};
use crate::row::Row;
use crate::sql::{Between, Scope, Text, condition};

/// Writes `INSERT .. ON CONFLICT .. DO UPDATE .. WHERE`: the update's policy and guard decide about an
/// existing row.
pub(super) fn statement(
    text: &mut Text,
    call: &Call<'_>,
    (upsert, required): (&Upsert, &Requirements),
    rows: &[&[Scalar]],
) {
    let scope = Scope { new: Some("excluded"), ..call.scope() };
    statement::insert(text, call.meta, rows);
    statement::conflict(text, call, upsert);
    statement::assign(text.add(" DO UPDATE SET "), call.meta, &assignments(call, upsert), &scope);
    let mut narrowed = Between::WHERE;
    for requirement in required {
        condition(narrowed.next(text), &requirement.holds, &scope);
    }
    // Somebody who may not change rows may still create new ones.
    match authorize::quietly(call.cx, call.meta, upsert.update) {
        Ok(authorized) => {
            let guard = call.meta.actions[upsert.update as usize].guard.as_ref();
            for holds in [authorized.condition(), guard].into_iter().flatten() {
                condition(narrowed.next(text), &call.fold(holds), &scope);
            }
        }
        Err(()) => condition(narrowed.next(text), &Expr::constant(false), &scope),
    }
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

/// The fields by which the existing row is found.
pub(super) fn fields(meta: &'static ResourceMeta, upsert: &Upsert) -> &'static [u16] {
    upsert.identity.map_or(meta.key, |at| meta.identities[at as usize].fields)
}

/// What must hold of the existing row, whichever one of several is taken over; `None` if that differs from
/// row to row, or SQL cannot say it. What goes from the proposed row into the same field was asked of that row.
pub(super) fn required_of_any(call: &Call<'_>, upsert: &Upsert) -> Option<Requirements> {
    let argument = |node: &Node| matches!(node, Node::Root(Root::Argument, _));
    if upsert.set.iter().any(|(_, expr)| expr.mentions(&argument)) {
        return None;
    }
    let moved = |(field, expr): &(u16, Expr)| *expr == Expr::leaf(Node::Root(Root::New, *field));
    let computed: Vec<_> = assignments(call, upsert).into_iter().filter(|assignment| !moved(assignment)).collect();
    requirement::of_computed(call, &computed)
}

/// What must hold of the existing row; what would be inserted is known.
pub(super) fn required(call: &Call<'_>, upsert: &Upsert, row: &[Scalar]) -> Requirements {
    let known = |node: &Node| match node {
        Node::Root(Root::New, field) => Some(Expr::constant(row[*field as usize].clone())),
        _ => None,
    };
    let assignments: Vec<_> =
        assignments(call, upsert).iter().map(|(field, expr)| (*field, call.fold(&expr.replace(&known)))).collect();
    requirement::of_taken_over(call, &assignments)
}

/// Whether the row that an upsert answers with is the one it would insert. Neither database says so. But
/// taking over leaves some fields alone, the time of the create for example: where one of them is not
/// what was to be inserted, the row was there. A row that is the same in all of them counts as new.
pub(super) fn origin(call: &Call<'_>, upsert: &Upsert, proposed: &[Scalar], written: &Row) -> Result<Origin> {
    for at in left_alone(call.meta, upsert) {
        let at = usize::from(at);
        if written.scalar(at, call.meta.fields[at].kind)? != proposed[at] {
            return Ok(Origin::TakenOver);
        }
    }
    Ok(Origin::New)
}

/// The fields that taking a row over leaves alone, and that can be compared.
pub(super) fn left_alone<'a>(meta: &'a ResourceMeta, upsert: &'a Upsert) -> impl Iterator<Item = u16> + 'a {
    let is_left_alone = |at: &u16| {
        let field = &meta.fields[usize::from(*at)];
        let elsewhere = matches!(field.generated, Generated::Database | Generated::UpdatedAt);
        // Postgres keeps JSON in a spelling of its own, which is not the one that was sent.
        !elsewhere && !field.kind.is_json() && upsert.set.iter().all(|(assigned, _)| assigned != at)
    };
    (0..meta.fields.len() as u16).filter(is_left_alone)
}

/// Why an upsert wrote nothing: the existing row is out of the actor's sight, or of its reach.
pub(super) async fn refused(call: &Call<'_>, row: &[Scalar]) -> Result<Error> {
    let Some(upsert) = &call.action.upsert else {
        return Ok(Error::internal("an insert answered with no row"));
    };
    let existing = fields(call.meta, upsert).iter().map(|field| equals(*field, row[*field as usize].clone()));
    let condition = Expr::all(call.tenant_fence()?.into_iter().chain(existing));
    let update = authorize::action(call.cx, call.meta, upsert.update)?;
    let policy = update.condition().map_or_else(|| Expr::constant(true), |policy| call.fold(policy));
    let guard = call.meta.actions[upsert.update as usize].guard.as_ref();
    let guard = guard.map_or_else(|| Expr::constant(true), |guard| call.fold(guard));
    let required = required(call, upsert, row);
    let conditions = [&policy, &guard].into_iter().chain(required.iter().map(|requirement| &requirement.holds));
    let select = statement::select(call, &conditions.collect::<Vec<_>>(), &condition);
    let found = statement::completed_first(call, call.cx.connection().query(Access::Read, select).await?)?;
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
