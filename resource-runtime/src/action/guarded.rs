//! The row that an update or destroy is about: every condition on it as it is stored.

use resource_core::{Expr, Scalar};

use super::call::Call;
use crate::authorize::Authorized;
use crate::error::Result;

/// The row that an action may change or remove: every condition on the stored row, folded.
pub(super) struct Guarded {
    pub key: Vec<Scalar>,
    /// Tenant and key.
    pub row: Expr,
    /// What the policies and ceilings allow.
    pub policy: Option<Expr>,
    /// The states that the transition may start from.
    pub state: Option<Expr>,
    /// The action's own condition.
    pub guard: Option<Expr>,
}

impl Guarded {
    pub fn new(call: &Call<'_>, authorized: &Authorized, key: &[Scalar]) -> Result<Guarded> {
        let from = call.action.transition.as_ref().map(|transition| transition.from);
        let state = call
            .meta
            .machine
            .as_ref()
            .zip(from)
            .map(|(machine, from)| Expr::field(machine.field).is_in(from.iter().cloned()));
        Ok(Guarded {
            row: call.row(key)?,
            policy: authorized.condition().map(|condition| call.fold(condition)),
            state,
            guard: call.action.guard.as_ref().map(|guard| call.fold(guard)),
            key: key.to_vec(),
        })
    }

    /// Every condition on the stored row.
    pub fn condition(&self) -> Expr {
        let conditions = [&self.policy, &self.state, &self.guard].into_iter().flatten().cloned();
        Expr::all([self.row.clone()].into_iter().chain(conditions))
    }
}
