//! What a job is told, as JSON: which records, and what else the action is given.
//!
//! The form has a version in a column of its own. A version or worker that this program does not know is
//! left for one that does.

use resource_core::meta::Action;
use resource_core::value::{json_from_scalar, json_to_scalar};
use resource_core::{Kind, ResourceMeta, Scalar};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::slots::{Slot, Slots};

/// The version that this program writes, and the only one it reads.
pub(super) const VERSION: i16 = 1;

/// What a job is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Payload {
    /// The keys of records, each as the texts of its parts; UUIDs with or without dashes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<Vec<String>>,
    /// Inputs by name.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    pub input: serde_json::Map<String, Value>,
}

impl Payload {
    /// What a call of an action is told.
    pub fn of(action: &Action, key: Option<&[Scalar]>, slots: &Slots) -> Payload {
        let given = action.inputs.iter().zip(slots.iter()).filter_map(|(input, slot)| match slot {
            Slot::Given(value) => Some((input.name.to_owned(), json_from_scalar(input.kind, value))),
            Slot::Absent => None,
        });
        Payload { keys: key.into_iter().map(text_of).collect(), input: given.collect() }
    }

    /// The inputs of an action.
    pub fn slots(&self, action: &Action) -> Result<Slots> {
        let mut slots = Slots::empty(action);
        for (name, value) in &self.input {
            let at = action.inputs.iter().position(|input| input.name == name);
            let at = at.ok_or_else(|| malformed(format!("`{}` has no input `{name}`", action.name)))?;
            let scalar = json_to_scalar(action.inputs[at].kind, value.clone());
            slots.put(at as u16, Slot::Given(scalar.map_err(|error| malformed(format!("`{name}`: {error}")))?));
        }
        Ok(slots)
    }

    /// The only key.
    pub fn key(&self, meta: &ResourceMeta) -> Result<Vec<Scalar>> {
        match self.keys.as_slice() {
            [key] => key_of(meta, key),
            keys => Err(malformed(format!("it names {} records where one is wanted", keys.len()))),
        }
    }

    /// All keys, which have one part, as a list.
    pub fn list(&self, meta: &ResourceMeta) -> Result<Scalar> {
        let kind = meta.fields[usize::from(meta.key[0])].kind;
        let items = self.keys.iter().map(|key| Ok(json_from_scalar(kind, &key_of(meta, key)?[0])));
        let items: Vec<Value> = items.collect::<Result<_>>()?;
        Ok(Scalar::Json(Value::Array(items).to_string().into()))
    }
}

/// The texts of a key.
pub(super) fn text_of(key: &[Scalar]) -> Vec<String> {
    let text = |part: &Scalar| match part {
        Scalar::Uuid(uuid) => uuid.simple().to_string(),
        Scalar::I64(number) => number.to_string(),
        other => other.as_text().unwrap_or_default().to_owned(),
    };
    key.iter().map(text).collect()
}

fn key_of(meta: &ResourceMeta, texts: &[String]) -> Result<Vec<Scalar>> {
    if texts.len() != meta.key.len() {
        return Err(malformed(format!("a key of {} has {} parts", meta.name, meta.key.len())));
    }
    let part = |(at, text): (&u16, &String)| {
        let wrong = || malformed(format!("`{text}` is no part of a key of {}", meta.name));
        match meta.fields[usize::from(*at)].kind {
            Kind::Uuid => Uuid::parse_str(text).map(Scalar::Uuid).map_err(|_| wrong()),
            Kind::I16 | Kind::I32 | Kind::I64 => text.parse().map(Scalar::I64).map_err(|_| wrong()),
            _ => Ok(Scalar::from(text.clone())),
        }
    };
    meta.key.iter().zip(texts).map(part).collect()
}

fn malformed(text: String) -> Error {
    Error::internal(format!("the payload of a job cannot be read: {text}"))
}
