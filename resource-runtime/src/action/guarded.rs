//! The row that an update or destroy is about: every condition on it as it is stored.

use resource_core::{Expr, Scalar};

use super::call::Call;
use crate::authorize::Authorized;
use crate::db::Dialect;
use crate::error::Result;
use crate::transaction::Isolation;

/// The row that an action may change or remove: every condition on the stored row, folded.
pub(super) struct Guarded {
    pub key: Vec<Scalar>,
    /// Tenant and key, or several rows of the tenant.
    pub row: Expr,
    /// What the policies and ceilings allow.
    pub policy: Option<Expr>,
    /// The states that the transition may start from.
    pub state: Option<Expr>,
    /// The action's own condition.
    pub guard: Option<Expr>,
}

impl Guarded {
    /// The row with a key.
    pub fn new(call: &Call<'_>, authorized: &Authorized, key: &[Scalar]) -> Result<Guarded> {
        Ok(Guarded { key: key.to_vec(), ..Guarded::over(call, authorized, call.row(key)?) })
    }

    /// Whichever rows satisfy `row`.
    pub fn over(call: &Call<'_>, authorized: &Authorized, row: Expr) -> Guarded {
        let from = call.action.transition.as_ref().map(|transition| transition.from);
        let state = call
            .meta
            .machine
            .as_ref()
            .zip(from)
            .map(|(machine, from)| Expr::field(machine.field).is_in(from.iter().cloned()));
        Guarded {
            row,
            policy: authorized.condition().map(|condition| call.fold(condition)),
            state,
            guard: guard(call),
            key: Vec::new(),
        }
    }

    /// How a transaction must see the database. A policy or guard that asks about rows which the statement
    /// does not lock could be made false meanwhile; on Postgres only a serial transaction notices.
    pub fn isolation(&self, dialect: Dialect) -> Isolation {
        let asks_others = [&self.policy, &self.guard].into_iter().flatten().any(Expr::reads_relations);
        if asks_others && dialect == Dialect::Postgres { Isolation::Serial } else { Isolation::Statement }
    }

    /// Every condition on the stored row.
    pub fn condition(&self) -> Expr {
        let conditions = [&self.policy, &self.state, &self.guard].into_iter().flatten().cloned();
        Expr::all([self.row.clone()].into_iter().chain(conditions))
    }
}

/// The action's condition, and the call's.
fn guard(call: &Call<'_>) -> Option<Expr> {
    let conditions = [call.action.guard.as_ref(), call.when].into_iter().flatten();
    conditions.map(|condition| call.fold(condition)).reduce(|one, other| Expr::all([one, other]))
}
