//! Attributes: accepted fields and arguments.

use resource_core::meta::InputTarget;
use resource_core::value::json_to_scalar;
use serde_json::{Map, Value};

use super::Reading;
use crate::nearest::{quoted, suggest};

impl Reading<'_> {
    pub(super) fn attributes(&mut self, attributes: Map<String, Value>) {
        for (name, value) in attributes {
            self.attribute(&name, value);
        }
    }

    fn attribute(&mut self, name: &str, value: Value) {
        let place = ["data", "attributes", name];
        let action = self.purpose.action;
        let slot = action.inputs.iter().position(|input| {
            input.name == name && matches!(input.target, InputTarget::Field(_) | InputTarget::Argument)
        });
        let Some(slot) = slot else {
            return self.invalid(&place, self.refusal(name), self.not_an_attribute(name));
        };
        match json_to_scalar(action.inputs[slot].kind, value) {
            Ok(scalar) => self.fill(slot as u16, scalar, &place),
            Err(error) => self.invalid(&place, "type", format!("{name} {error}.")),
        }
    }

    fn refusal(&self, name: &str) -> &'static str {
        if self.is_readable(name) { "not_accepted" } else { "unknown" }
    }

    fn not_an_attribute(&self, name: &str) -> String {
        let action = self.purpose.action;
        let related = |input: &&resource_core::meta::Input| matches!(input.target, InputTarget::Relation(..));
        let relation =
            action.inputs.iter().filter(related).find(|input| input.name == name || names_key_of(input.name, name));
        if let Some(input) = relation {
            return format!("{} is given as `data.relationships.{}`.", quoted(name), input.name);
        }
        if self.is_readable(name) {
            return format!("{} can be read, but {} does not take it.", quoted(name), action.name);
        }
        let inputs = action.inputs.iter().filter(|input| !related(input)).map(|input| input.name);
        format!("{} takes no {}; {}", action.name, quoted(name), suggest(name, inputs))
    }

    /// Whether callers know the name from answers.
    pub(super) fn is_readable(&self, name: &str) -> bool {
        let meta = self.purpose.meta;
        let field = meta.fields.iter().any(|field| field.name == name && field.public && !field.secret);
        let calculation = meta.calculations.iter().any(|each| each.name == name && each.public);
        let relation = meta.relations.iter().any(|relation| relation.name == name && relation.public);
        field || calculation || relation
    }
}

/// `partition_id` for the relation `partition`.
fn names_key_of(relation: &str, name: &str) -> bool {
    name.strip_prefix(relation).is_some_and(|rest| rest.starts_with('_'))
}
