//! A line in the log for each state that a record enters by an action of its own.
//!
//! Not here: bulk actions, which may move thousands, and actions that only may change the state. The line comes
//! when the row is written; a transaction that fails later takes back the row, but not the line.

use resource_core::value::json_from_scalar;
use tracing::Level;

use super::call::Call;
use super::values;
use crate::row::Row;

/// What such lines are filtered by.
const TARGET: &str = "state";

/// Writes the line, if somebody wants it.
pub(super) fn log(call: &Call<'_>, row: &Row) {
    let moves = call.action.transition.as_ref().is_some_and(|transition| transition.to.is_some());
    if !moves || !tracing::enabled!(target: TARGET, Level::DEBUG) {
        return;
    }
    let Some(machine) = &call.meta.machine else { return };
    // What cannot be read is an error where it is needed.
    let Ok(stored) = values::stored(call.meta, row) else { return };
    let state = machine.states.iter().find(|state| state.value == stored[usize::from(machine.field)]);
    let kinds = call.meta.key.iter().map(|field| call.meta.fields[usize::from(*field)].kind);
    let key = kinds.zip(values::key_of(call.meta, &stored)).map(|(kind, part)| match json_from_scalar(kind, &part) {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    });
    let key = key.collect::<Vec<_>>().join("/");
    let (resource, action, state) = (call.meta.name, call.action.name, state.map_or("?", |state| state.name));
    tracing::debug!(target: TARGET, %key, action, "{resource} is {state}");
}
