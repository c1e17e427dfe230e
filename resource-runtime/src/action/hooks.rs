//! Calls of hand-written steps.

use std::sync::Arc;

use resource_core::meta::ActionKind;

use super::call::Call;
use crate::error::{Error, Result};
use crate::hook::{self, Hook, Values};
use crate::row::Row;

/// Runs the preparing hooks on the pool for blocking work; they may be slow.
pub(super) async fn prepare(call: &Call<'_>, mut values: Values) -> Result<Values> {
    if call.action.prepare.is_empty() {
        return Ok(values);
    }
    let (engine, meta, action, input) =
        (call.cx.engine().clone(), call.meta, call.action, Arc::new(call.input.clone()));
    let work = move || -> Result<Values> {
        let (_, entry) = engine.entry(meta);
        for at in action.prepare {
            if let Hook::Prepare(hook) = &entry.hooks[*at as usize] {
                hook(engine.hooks(), &input, &mut values)?;
            }
        }
        Ok(values)
    };
    let done = tokio::task::spawn_blocking(work).await;
    let values: Values = done.map_err(|panic| Error::internal("a preparing hook panicked").caused_by(panic))??;
    stays(call, &values).map(|()| values)
}

/// A row that is there keeps its tenant and its key, whatever a hook puts into its draft.
fn stays(call: &Call<'_>, values: &Values) -> Result<()> {
    if call.action.kind == ActionKind::Create {
        return Ok(());
    }
    let fixed = |field: &u16| call.meta.tenant_field() == Some(*field) || call.meta.key.contains(field);
    match values.iter().map(|(field, _)| field).find(fixed) {
        None => Ok(()),
        Some(field) => {
            let (action, name) = (call.action.name, call.meta.fields[field as usize].name);
            Err(Error::internal(format!(
                "a hook of `{}.{action}` changes `{name}`, which never changes",
                call.meta.name
            )))
        }
    }
}

/// Runs the hooks that belong inside the transaction: first those that check, then those that change.
pub(super) async fn inside(call: &Call<'_>, values: &mut Values, old: Option<&Row>) -> Result<()> {
    let (_, entry) = call.cx.engine().entry(call.meta);
    let state = call.cx.engine().hooks();
    let seen = || hook::Call { cx: call.cx, input: &call.input, old };
    for at in call.action.validate {
        if let Hook::Validate(hook) = &entry.hooks[*at as usize] {
            hook(state, seen(), values).await?;
        }
    }
    for at in call.action.change {
        if let Hook::Change(hook) = &entry.hooks[*at as usize] {
            hook(state, seen(), values).await?;
        }
    }
    stays(call, values)
}
