//! What an update assigns, as expressions over the stored row.

use resource_core::meta::Generated;
use resource_core::{Expr, Node, Root, Scalar};

use super::call::Call;
use crate::encryption;
use crate::error::Result;
use crate::hook::Values;

/// Fields and what they become. Every expression sees the row as it is stored.
pub(super) type Assignments = Vec<(u16, Expr)>;

/// Assignments in SQL: what was accepted, the time, the state, then `set`; later ones win.
pub(super) fn of(call: &Call<'_>, accepted: &Values) -> Assignments {
    let mut assignments = Assignments::new();
    let mut assign = |field: u16, expr: Expr| {
        assignments.retain(|(assigned, _)| *assigned != field);
        assignments.push((field, expr));
    };
    for (field, value) in accepted.iter() {
        assign(field, Expr::constant(value.clone()));
    }
    for (at, field) in call.meta.fields.iter().enumerate() {
        if field.generated == Generated::UpdatedAt {
            assign(at as u16, call.moment());
        }
    }
    let target = call.action.transition.as_ref().and_then(|transition| transition.to.clone());
    if let (Some(machine), Some(target)) = (&call.meta.machine, target) {
        assign(machine.field, Expr::constant(target));
    }
    for (field, expr) in call.action.set {
        assign(*field, call.fold_stored(expr));
    }
    if assignments.is_empty() {
        // An `UPDATE` must assign something.
        let key = call.meta.key[0];
        assignments.push((key, Expr::field(key)));
    }
    assignments
}

/// The same with values of encrypted fields sealed; `None` where such a value is to be computed in SQL.
pub(super) fn sealed(call: &Call<'_>, mut assignments: Assignments) -> Result<Option<Assignments>> {
    for (field, expr) in &mut assignments {
        if call.meta.fields[*field as usize].encrypted.is_none() {
            continue;
        }
        let Some(value) = expr.as_constant() else { return Ok(None) };
        if let Some(sealed) = encryption::assigned(call.cx, call.meta, *field, value)? {
            *expr = Expr::constant(sealed);
        }
    }
    Ok(Some(assignments))
}

/// The columns that differ; at least one, since an `UPDATE` must assign something.
pub(super) fn changed(old: &[Scalar], row: &[Scalar]) -> Assignments {
    let constant = |at: usize| (at as u16, Expr::constant(row[at].clone()));
    let differing: Assignments = (0..row.len()).filter(|at| old[*at] != row[*at]).map(constant).collect();
    if differing.is_empty() { vec![constant(row.len() - 1)] } else { differing }
}

/// An expression over the resulting row as one over the stored row: fields are replaced by what they
/// become.
pub(super) fn resulting(expr: &Expr, assignments: &[(u16, Expr)]) -> Expr {
    expr.replace(&|node| match node {
        Node::Field(field) => assignments.iter().find(|(assigned, _)| assigned == field).map(|(_, expr)| expr.clone()),
        Node::Root(Root::Old, field) => Some(Expr::field(*field)),
        _ => None,
    })
}

/// What is known of the written row without reading it, for explaining a refusal of the database.
pub(super) fn known(call: &Call<'_>, assignments: &[(u16, Expr)]) -> Vec<Scalar> {
    let mut row = vec![Scalar::Null; call.meta.fields.len()];
    for (field, expr) in assignments {
        if let Some(value) = expr.as_constant() {
            row[*field as usize] = value.clone();
        }
    }
    if let (Some(tenant), Some(value)) = (call.meta.tenant_field(), call.cx.tenant()) {
        row[tenant as usize] = Scalar::Uuid(value);
    }
    row
}
