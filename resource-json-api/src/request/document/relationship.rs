//! Relationships: belongs-to inputs as resource identifiers or null.

use resource_core::meta::InputTarget;
use resource_core::{ResourceMeta, Scalar};
use serde_json::{Map, Value};

use super::Reading;
use crate::key;
use crate::nearest::{quoted, suggest};

impl Reading<'_> {
    pub(super) fn relationships(&mut self, relationships: Map<String, Value>) {
        for (name, value) in relationships {
            self.relationship(&name, value);
        }
    }

    fn relationship(&mut self, name: &str, value: Value) {
        let place = ["data", "relationships", name];
        let action = self.purpose.action;
        let mut inputs = action.inputs.iter().enumerate();
        let found = inputs.find_map(|(slot, input)| match input.target {
            InputTarget::Relation(relation, _) if input.name == name => Some((slot, relation)),
            _ => None,
        });
        let Some((slot, relation)) = found else {
            let code = if self.is_readable(name) { "not_accepted" } else { "unknown" };
            return self.invalid(&place, code, self.not_a_relationship(name));
        };
        let Value::Object(mut relationship) = value else {
            return self.invalid(&place, "type", format!("{name} must be an object with `data`."));
        };
        let data = relationship.remove("data");
        self.refuse_unknown(&relationship, &place, &["data", "links", "meta"]);
        let at_data = ["data", "relationships", name, "data"];
        match data {
            Some(Value::Null) => self.fill(slot as u16, Scalar::Null, &place),
            Some(Value::Object(identifier)) => {
                let target = self.purpose.meta.relations[usize::from(relation)].target;
                if let Some(key) = self.identifier(identifier, target, &at_data) {
                    self.fill(slot as u16, key, &at_data);
                }
            }
            Some(_) => {
                self.invalid(&at_data, "type", format!("{name} leads to one record: `data` must be an object or null."))
            }
            None => self.invalid(&place, "required", format!("{name} must have `data`.")),
        }
    }

    fn identifier(&mut self, mut identifier: Map<String, Value>, target: &ResourceMeta, at: &[&str]) -> Option<Scalar> {
        let (stated_type, id) = (identifier.remove("type"), identifier.remove("id"));
        self.refuse_unknown(&identifier, at, &["type", "id", "meta"]);
        let inside = |member: &'static str| -> Vec<&str> { at.iter().copied().chain([member]).collect() };
        let expected = target.api_type;
        match stated_type {
            Some(Value::String(stated)) if stated == expected => {}
            Some(Value::String(stated)) => {
                let detail = format!("This leads to `{expected}`, not to {}.", quoted(&stated));
                self.invalid(&inside("type"), "type_mismatch", detail);
            }
            Some(_) => self.invalid(&inside("type"), "type", "`type` must be text."),
            None => self.invalid(&inside("type"), "required", format!("`type` is required; here it is `{expected}`.")),
        }
        match id {
            Some(Value::String(id)) => {
                let key = key::parse(target, &id).filter(|parts| parts.len() == 1).and_then(|mut parts| parts.pop());
                if key.is_none() {
                    self.invalid(&inside("id"), "reference", format!("There is no such {expected} record."));
                }
                key
            }
            Some(_) => {
                self.invalid(&inside("id"), "type", "`id` must be text.");
                None
            }
            None => {
                self.invalid(&inside("id"), "required", "`id` is required.");
                None
            }
        }
    }

    fn not_a_relationship(&self, name: &str) -> String {
        let action = self.purpose.action;
        let of_kind = |relation: bool| {
            let inputs = action.inputs.iter();
            inputs
                .filter(move |input| matches!(input.target, InputTarget::Relation(..)) == relation)
                .map(|input| input.name)
        };
        if of_kind(false).any(|input| input == name) {
            return format!("{} is given as `data.attributes.{name}`.", quoted(name));
        }
        if self.is_readable(name) {
            return format!("{} can be read, but {} does not take it.", quoted(name), action.name);
        }
        format!("{} takes no relationship {}; {}", action.name, quoted(name), suggest(name, of_kind(true)))
    }
}
