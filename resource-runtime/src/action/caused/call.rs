//! Caused rows whose create has hand-written steps, which have to be called.

use resource_core::meta::{Action, Cause};
use uuid::Uuid;

use super::refused;
use crate::action::call::Call;
use crate::action::create;
use crate::authorize::Authorized;
use crate::cx::AnyCx;
use crate::error::{Class, Result};
use crate::slots::Slots;

/// A create that has still to be called.
pub struct CausedCall {
    /// By which actions, and how: the one that causes it, what causes that, and so on.
    pub by: Vec<(&'static Action, &'static Cause)>,
    pub input: Slots,
    /// The tenant of the new row.
    pub tenant: Option<Uuid>,
    /// The time of the action that causes it.
    pub now: i64,
}

/// Whether an action causes what has to be called, itself or by a row that it causes.
pub fn needs_calls(action: &Action) -> bool {
    action.causes.iter().any(|cause| {
        let target = &cause.target.actions[cause.action as usize];
        target.has_hooks() || needs_calls(target)
    })
}

impl CausedCall {
    /// Calls it, inside the transaction of `cx`.
    pub async fn perform(self, cx: &AnyCx) -> Result<()> {
        let CausedCall { by, input, tenant, now } = self;
        let (_, cause) = by[0];
        let inside = tenant.map(|tenant| cx.inside(tenant));
        let (meta, action) = (cause.target, &cause.target.actions[cause.action as usize]);
        let call = Call { cx: inside.as_ref().unwrap_or(cx), meta, action, input, now, when: None };
        // What it writes may cause more, which comes through here again.
        let created = Box::pin(create::caused(&call, &Authorized::by_cause(cause))).await;
        created.map_err(|error| match error.class() {
            Class::Invalid => by.iter().fold(error, |error, (by, cause)| refused(by, cause, error)),
            _ => error,
        })
    }
}
