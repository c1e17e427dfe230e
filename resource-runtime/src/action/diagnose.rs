//! Why a guarded statement found no row: one read under the read policy says it.

use resource_core::meta::{ActionKind, Machine};
use resource_core::{Expr, Kind, ResourceMeta, Scalar};

use super::call::Call;
use super::guarded::Guarded;
use super::requirement::Requirements;
use super::{Target, statement};
use crate::authorize::{self, Authorized};
use crate::cx::AnyCx;
use crate::db::Access;
use crate::error::{Class, Error, Failure, Result};
use crate::row::Row;
use crate::slots::Slots;

/// Authorizes an action on a row. A refusal is "forbidden" only to somebody who may read the row; to
/// everybody else the row does not exist.
pub(super) async fn authorize(cx: &AnyCx, meta: &'static ResourceMeta, target: &Target<'_>) -> Result<Authorized> {
    let refusal = match authorize::action_on(cx, meta, target.action, target.key) {
        Err(error) if error.class() == Class::Forbidden => error,
        decided => return decided,
    };
    let call = Call::new(cx, meta, target.action, Slots::new(Vec::new()));
    match readable(&call, target.key, &[]).await? {
        Some(_) => Err(refusal),
        None => Err(Error::not_found()),
    }
}

/// The row as the actor may read it, with further conditions as columns behind the answer's.
async fn readable(call: &Call<'_>, key: &[Scalar], conditions: &[&Expr]) -> Result<Option<Row>> {
    let Some(read) = call.meta.primary_read() else { return Ok(None) };
    let Ok(authorized) = authorize::action(call.cx, call.meta, read) else { return Ok(None) };
    let visible = authorized.condition().map(|condition| call.fold(condition));
    let condition = Expr::all([call.row(key)?].into_iter().chain(visible));
    let select = statement::select(call, conditions, &condition);
    statement::completed_first(call, call.cx.connection().query(Access::Read, select).await?)
}

/// Explains why nothing was written, as an error; `Ok` when the statement would succeed now and may be
/// tried once more. `required` is what the statement asked of each row that it would have written.
pub(super) async fn refused(call: &Call<'_>, guarded: &Guarded, required: &[Requirements], last: bool) -> Result<()> {
    let candidates = candidates(call);
    let always = Expr::constant(true);
    let mut conditions = vec![guarded.policy.as_ref().unwrap_or(&always), guarded.guard.as_ref().unwrap_or(&always)];
    conditions.extend(candidates.iter().map(|(_, condition)| condition));
    conditions.extend(required.iter().flatten().map(|requirement| &requirement.holds));

    let Some(row) = readable(call, &guarded.key, &conditions).await? else { return Err(Error::not_found()) };
    let first = call.meta.fields.len() + call.meta.calculations.len();
    let truth = |at: usize| Ok::<bool, Error>(row.scalar(first + at, Kind::Bool)? == Scalar::Bool(true));

    if !truth(0)? {
        return Err(authorize::denied_on(call.cx, call.meta, call.action, &guarded.key));
    }
    if let Some((machine, current)) = wrong_state(call, &row)? {
        let mut allowed = Vec::new();
        for (at, (name, _)) in candidates.iter().enumerate() {
            if truth(2 + at)? && leaves(call.meta, name, &current) {
                allowed.push(*name);
            }
        }
        return Err(illegal(call, machine, &current, allowed));
    }
    if !truth(1)? {
        return Err(condition_fails(call));
    }
    let mut at = 2 + candidates.len();
    for requirements in required {
        let mut failures = Vec::new();
        for requirement in requirements {
            if !truth(at)? {
                failures.push(requirement.failure.clone());
            }
            at += 1;
        }
        if !failures.is_empty() {
            return Err(Error::with_failures(Class::Invalid, failures));
        }
    }
    if last { Err(overtaken()) } else { Ok(()) }
}

/// A condition of the action or the call does not hold.
fn condition_fails(call: &Call<'_>) -> Error {
    Error::conflict("guard", format!("{} is not possible as the record is now.", call.action.name))
}

/// Somebody else keeps changing the row between statement and diagnosis.
pub(super) fn overtaken() -> Error {
    Error::conflict("conflict", "Somebody else changed this record at the same time.")
}

/// The state of the row, if the transition does not start there.
fn wrong_state<'a>(call: &'a Call<'_>, row: &Row) -> Result<Option<(&'a Machine, Scalar)>> {
    let (Some(machine), Some(transition)) = (&call.meta.machine, &call.action.transition) else { return Ok(None) };
    let kind = call.meta.fields[machine.field as usize].kind;
    let current = row.scalar(machine.field as usize, kind)?;
    Ok((!transition.from.contains(&current)).then_some((machine, current)))
}

/// Transitions that this actor could make on some rows, with the condition on them.
fn candidates(call: &Call<'_>) -> Vec<(&'static str, Expr)> {
    let mut candidates = Vec::new();
    for (at, action) in call.meta.actions.iter().enumerate() {
        if action.kind != ActionKind::Update || action.transition.is_none() {
            continue;
        }
        if let Ok(authorized) = authorize::quietly(call.cx, call.meta, at as u16) {
            let condition = authorized.condition().map_or_else(|| Expr::constant(true), |expr| call.fold(expr));
            candidates.push((action.name, condition));
        }
    }
    candidates
}

fn leaves(meta: &ResourceMeta, action: &str, state: &Scalar) -> bool {
    let action = meta.actions.iter().find(|candidate| candidate.name == action);
    let transition = action.and_then(|action| action.transition.as_ref());
    transition.is_some_and(|transition| transition.from.contains(state))
}

fn illegal(call: &Call<'_>, machine: &Machine, current: &Scalar, allowed: Vec<&'static str>) -> Error {
    let state = machine.states.iter().find(|state| state.value == *current).map_or("?", |state| state.name);
    let failure = Failure {
        allowed,
        ..Failure::whole("state", format!("{} is not possible in state {state}.", call.action.name))
    };
    Error::with_failures(Class::Conflict, vec![failure])
}

/// Refuses a row that the actor may not read, on which it may not do this, or on which the condition of the
/// call does not hold.
pub(super) async fn within_reach(call: &Call<'_>, authorized: &Authorized, key: &[Scalar]) -> Result<()> {
    let policy = authorized.condition().map_or_else(|| Expr::constant(true), |condition| call.fold(condition));
    let when = call.when.map_or_else(|| Expr::constant(true), |when| call.fold(when));
    let Some(row) = readable(call, key, &[&policy, &when]).await? else { return Err(Error::not_found()) };
    let behind = call.meta.fields.len() + call.meta.calculations.len();
    let truth = |at: usize| Ok::<bool, Error>(row.scalar(behind + at, Kind::Bool)? == Scalar::Bool(true));
    if !truth(0)? {
        return Err(authorize::denied_on(call.cx, call.meta, call.action, key));
    }
    if truth(1)? { Ok(()) } else { Err(condition_fails(call)) }
}
