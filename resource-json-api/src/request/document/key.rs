//! The key of a record to be: stated as `id`, or by the members that make it up.
//!
//! A key that no URL leads to is refused here and not in the engine: which keys those are follows from
//! the routes, and callers who are inside the program have no use for URLs. A record that such a caller
//! made is found by lists and filters; it has no link.

use resource_core::meta::{ActionKind, Input, InputTarget, Rule};
use resource_core::{Kind, Scalar};
use resource_runtime::Slot;
use resource_runtime::error::{Failure, Path};
use resource_runtime::row::Row;

use super::Reading;
use crate::key;
use crate::nearest::quoted;
use crate::problem::{KeyPlace, of_failure};

impl Reading<'_> {
    /// The `id` of a create, if it accepts one.
    pub(super) fn client_id(&mut self, stated: Option<Vec<Scalar>>) {
        match (self.key_slots(), stated) {
            (None, _) => {
                let detail = "The server chooses the id; leave it out.";
                self.problem(403, &["data", "id"], "client_id", detail);
            }
            (Some(_), None) => self.invalid(&["data", "id"], "type", "`id` is no key of this type."),
            (Some(slots), Some(stated)) => {
                self.key_place = KeyPlace::Id;
                for (slot, value) in slots.into_iter().zip(stated) {
                    self.slots.put(slot, Slot::Given(value));
                }
            }
        }
    }

    /// Refuses the key of a create that no URL leads to.
    pub(super) fn reachable_key(&mut self) {
        if self.purpose.action.kind != ActionKind::Create || self.purpose.reserved.is_empty() {
            return;
        }
        let Some((slots, parts)) = self.stated_key() else { return };
        let is_empty = |part: &Scalar| part.as_text() == Some("");
        if let Some(empty) = parts.iter().position(is_empty) {
            return self.unreachable(slots[empty], "length", "must not be empty".to_owned());
        }
        let kinds = slots.iter().map(|slot| self.input(*slot).kind);
        let columns: Vec<(usize, Kind)> = kinds.enumerate().collect();
        let Ok(Some(text)) = key::text(&Row::of(parts), &columns) else { return };
        if self.purpose.reserved.contains(&text.as_str()) {
            let text = format!("must not be {}, which means something else in URLs", quoted(&text));
            self.unreachable(slots[0], "reserved", text);
        }
    }

    /// The slots of the key in its order, if the action takes all of it.
    fn key_slots(&self) -> Option<Vec<u16>> {
        let Self { purpose, .. } = self;
        let slot_of = |field: &u16| {
            let fills = |input: &Input| match input.target {
                InputTarget::Field(at) | InputTarget::Relation(_, at) => at == *field,
                InputTarget::Argument => false,
            };
            purpose.action.inputs.iter().position(fills).map(|at| at as u16)
        };
        purpose.meta.key.iter().map(slot_of).collect()
    }

    /// The key as it will be stored, if all of it was stated.
    fn stated_key(&self) -> Option<(Vec<u16>, Vec<Scalar>)> {
        let slots = self.key_slots()?;
        let part = |slot: &u16| match self.slots.at(*slot) {
            Slot::Absent | Slot::Given(Scalar::Null) => None,
            Slot::Given(Scalar::Text(text)) if self.input(*slot).rules.contains(&Rule::Trim) => {
                Some(Scalar::from(text.trim()))
            }
            Slot::Given(value) => Some(value.clone()),
        };
        let parts = slots.iter().map(part).collect::<Option<_>>()?;
        Some((slots, parts))
    }

    fn unreachable(&mut self, slot: u16, code: &'static str, text: String) {
        let input = self.input(slot);
        let path = match input.target {
            InputTarget::Relation(..) => Path::Relation(input.name.into()),
            InputTarget::Field(_) | InputTarget::Argument => Path::Input(input.name.into()),
        };
        let failure = Failure { path, ..Failure::input("", code, text) };
        self.problems.push(of_failure(failure, 422, self.origin()));
    }

    fn input(&self, slot: u16) -> &'static Input {
        &self.purpose.action.inputs[usize::from(slot)]
    }
}
