//! Running hand-written code as an action.

use resource_core::meta::ResourceMeta;
use resource_core::{Expr, Scalar};
use tracing::Instrument as _;

use super::call::Call;
use super::{RunTarget, Target, check, diagnose, hooks};
use crate::authorize;
use crate::cx::AnyCx;
use crate::error::{Error, Result};
use crate::hook::{Hook, RunCall, Values};
use crate::slots::Slots;
use crate::transaction;

/// Runs the hook of a run action. On a record, the record must be readable and within the action's
/// reach; the hook starts outside any transaction and opens its own.
///
/// # Errors
/// What authorization, the checks of the input, and the hook refuse.
pub async fn run(cx: &AnyCx, meta: &'static ResourceMeta, target: RunTarget<'_>, input: Slots) -> Result<Scalar> {
    run_when(cx, meta, target, input, None).await
}

/// As [`run`], if a condition holds on the record when it begins.
///
/// # Errors
/// As [`run`]; [`crate::error::Class::Conflict`] with the code `guard` where it does not hold.
pub async fn run_when(
    cx: &AnyCx,
    meta: &'static ResourceMeta,
    target: RunTarget<'_>,
    input: Slots,
    when: Option<&'static Expr>,
) -> Result<Scalar> {
    let mut call = Call::new(cx, meta, target.action, input).when(when);
    let span = call.span();
    let answered = async move {
        match target.key {
            Some(key) => {
                let on = Target { action: target.action, key };
                let authorized = diagnose::authorize(cx, meta, &on).await?;
                diagnose::within_reach(&call, &authorized, key).await?;
            }
            None => drop(authorize::action(cx, meta, target.action)?),
        }
        check::input(&mut call)?;
        // There is no row for it to prepare; it checks the input before anything else happens.
        hooks::prepare(&call, Values::new(meta)).await?;
        let (_, entry) = cx.engine().entry(meta);
        let hook = call.action.run.and_then(|at| entry.hooks.get(at as usize));
        let Some(Hook::Run(hook)) = hook else {
            return Err(Error::internal(format!("{}.{} has no code to run", meta.name, call.action.name)));
        };
        hook(cx.engine().hooks(), RunCall { cx, key: target.key, input: &call.input }).await
    };
    transaction::settled(cx, answered.instrument(span).await)
}
