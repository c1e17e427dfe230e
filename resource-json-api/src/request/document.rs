//! Documents to input slots: the one decoder for everything that callers send.
//!
//! Attributes hold accepted fields and arguments, relationships hold belongs-to inputs as resource
//! identifiers, `id` holds the key of a create that accepts one. `meta`, `links` and `jsonapi` are
//! passed over, so that a client may send back what it got; every other unknown member is refused.
//! What values must satisfy beyond their type (length, range) is decided by the engine, for every
//! caller alike.

mod attribute;
mod key;
mod relationship;

use resource_core::meta::{Action, ActionKind, InputTarget};
use resource_core::{ResourceMeta, Scalar};
use resource_runtime::{Slot, Slots, action};
use serde_json::{Map, Value};

use super::json;
use crate::nearest::{quoted, suggest};
use crate::problem::{KeyPlace, Origin, Problem, Problems, Source, of_failure};

/// What a document is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Purpose<'a> {
    /// The resource.
    pub meta: &'static ResourceMeta,
    /// Its action.
    pub action: &'static Action,
    /// The key in the URL, if the action is about one record.
    pub key: Option<&'a [Scalar]>,
    /// Keys that no URL leads to.
    pub reserved: &'a [&'static str],
}

/// What a document says.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// The inputs of the action.
    pub slots: Slots,
    /// Where they were, for what is wrong with them.
    pub origin: Origin<'static>,
}

/// What has been read so far.
struct Reading<'a> {
    purpose: Purpose<'a>,
    slots: Slots,
    key_place: KeyPlace,
    problems: Vec<Problem>,
}

/// The inputs that a document states. An empty body states none, nor does an empty object in a DELETE.
pub(crate) fn decode(purpose: Purpose<'_>, bytes: &[u8]) -> Result<Inputs, Problems> {
    let slots = Slots::empty(purpose.action);
    let mut reading = Reading { purpose, slots, key_place: KeyPlace::Members, problems: Vec::new() };
    if bytes.iter().all(u8::is_ascii_whitespace) && purpose.action.kind != ActionKind::Create {
        return Ok(reading.inputs());
    }
    match json::parse(bytes)? {
        // Client libraries send `{}` with every DELETE.
        Value::Object(document) if document.is_empty() && purpose.action.kind == ActionKind::Destroy => {}
        Value::Object(document) => reading.document(document),
        _ => reading.invalid(&[], "type", "A document must be a JSON object."),
    }
    reading.finish()
}

impl Reading<'_> {
    fn document(&mut self, mut document: Map<String, Value>) {
        let data = document.remove("data");
        self.refuse_unknown(&document, &[], &["data", "jsonapi", "links", "meta"]);
        match data {
            Some(Value::Object(resource)) => self.resource(resource),
            Some(_) => self.invalid(&["data"], "type", "`data` must be one resource object."),
            None => self.invalid(&[], "required", "A document must have `data`."),
        }
    }

    fn resource(&mut self, mut resource: Map<String, Value>) {
        let (stated_type, id) = (resource.remove("type"), resource.remove("id"));
        let (attributes, relationships) = (resource.remove("attributes"), resource.remove("relationships"));
        self.refuse_unknown(&resource, &["data"], &["type", "id", "attributes", "relationships", "links", "meta"]);
        self.resource_type(stated_type);
        if let Some(id) = id {
            self.id(&id);
        }
        match attributes {
            Some(Value::Object(attributes)) => self.attributes(attributes),
            Some(_) => self.invalid(&["data", "attributes"], "type", "`attributes` must be an object."),
            None => {}
        }
        match relationships {
            Some(Value::Object(relationships)) => self.relationships(relationships),
            Some(_) => self.invalid(&["data", "relationships"], "type", "`relationships` must be an object."),
            None => {}
        }
    }

    fn resource_type(&mut self, stated: Option<Value>) {
        let expected = self.purpose.meta.api_type;
        match stated {
            Some(Value::String(stated)) if stated == expected => {}
            Some(Value::String(stated)) => {
                let detail = format!("The type here is `{expected}`, not {}.", quoted(&stated));
                self.problem(409, &["data", "type"], "type_mismatch", detail);
            }
            Some(_) => self.invalid(&["data", "type"], "type", "`type` must be text."),
            None => {
                self.invalid(&["data", "type"], "required", format!("`type` is required; here it is `{expected}`."))
            }
        }
    }

    fn id(&mut self, id: &Value) {
        let Value::String(id) = id else {
            return self.invalid(&["data", "id"], "type", "`id` must be text.");
        };
        let stated = crate::key::parse(self.purpose.meta, id);
        match (self.purpose.key, self.purpose.action.kind) {
            (Some(key), _) if stated.as_deref() == Some(key) => {}
            (Some(_), _) => {
                self.problem(409, &["data", "id"], "id_mismatch", "`id` is not the one in the URL.");
            }
            (None, ActionKind::Create) => self.client_id(stated),
            (None, _) => self.invalid(&["data", "id"], "not_accepted", "This action is not about one record."),
        }
    }

    /// Fills a slot, unless the document said something else for it elsewhere.
    fn fill(&mut self, slot: u16, value: Scalar, at: &[&str]) {
        match self.slots.at(slot) {
            Slot::Given(before) if *before != value => {
                self.invalid(at, "contradiction", "`id` says something else.");
            }
            _ => self.slots.put(slot, Slot::Given(value)),
        }
    }

    fn refuse_unknown(&mut self, object: &Map<String, Value>, at: &[&str], known: &[&str]) {
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            let detail =
                format!("There is no member {} here; {}", quoted(name), member_hint(self.purpose, name, known));
            let mut at = at.to_vec();
            at.push(name);
            self.invalid(&at, "unknown", detail);
        }
    }

    fn invalid(&mut self, at: &[&str], code: &'static str, detail: impl Into<std::borrow::Cow<'static, str>>) {
        self.problem(422, at, code, detail);
    }

    fn problem(
        &mut self,
        status: u16,
        at: &[&str],
        code: &'static str,
        detail: impl Into<std::borrow::Cow<'static, str>>,
    ) {
        self.problems.push(Problem::new(status, code, detail).at(Source::pointer(at.iter().copied())));
    }

    /// A mismatch of type or id, or an id that may not be given, stands for itself: the rest of the
    /// document is then about something else.
    fn finish(mut self) -> Result<Inputs, Problems> {
        self.reachable_key();
        for status in [409, 403] {
            if self.problems.iter().any(|problem| problem.status == status) {
                self.problems.retain(|problem| problem.status == status);
                return Err(Problems(self.problems));
            }
        }
        if self.problems.is_empty() {
            return Ok(self.inputs());
        }
        self.report_rules();
        Err(Problems(self.problems))
    }

    /// What the engine would find wrong with the rest is told along with what was found here.
    fn report_rules(&mut self) {
        let failures = action::wrong_inputs(self.purpose.action, &mut self.slots).into_iter();
        let origin = self.origin();
        let problems = failures.map(|failure| of_failure(failure, 422, origin));
        let problems: Vec<Problem> =
            problems.filter(|new| !self.problems.iter().any(|old| is_about(old, &new.source))).collect();
        self.problems.extend(problems);
    }

    fn origin(&self) -> Origin<'static> {
        Origin::Document { meta: self.purpose.meta, action: self.purpose.action, key: self.key_place }
    }

    fn inputs(self) -> Inputs {
        Inputs { origin: self.origin(), slots: self.slots }
    }
}

/// Whether a problem lies at a place or inside it.
fn is_about(problem: &Problem, place: &Source) -> bool {
    match (&problem.source, place) {
        (Source::Pointer(found), Source::Pointer(place)) => {
            found.strip_prefix(place.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
        _ => false,
    }
}

/// Fields are often put one level too high.
fn member_hint(purpose: Purpose<'_>, name: &str, known: &[&str]) -> String {
    match purpose.action.inputs.iter().find(|input| input.name == name).map(|input| input.target) {
        Some(InputTarget::Relation(..)) => "it belongs into `data.relationships`.".to_owned(),
        Some(_) => "it belongs into `data.attributes`.".to_owned(),
        None => suggest(name, known.iter().copied()),
    }
}
