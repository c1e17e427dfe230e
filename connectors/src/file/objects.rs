//! JSON, cut into rows and values: an array of objects, or an object on each line. Which of the two follows from
//! the first character.

mod split;

use std::io::BufRead;

use serde_json::{Map, Value as Json};

use self::split::{Split, Splitter};
use super::columns::{Columns, Meaning, Target};
use super::record::{Flaw, Value};
use super::{Cut, Import};
use crate::error::FetchError;

/// A file that is being read.
pub struct Objects<R> {
    splitter: Splitter<R>,
}

impl<R: BufRead> Objects<R> {
    pub fn new(input: R) -> Objects<R> {
        Objects { splitter: Splitter::new(input) }
    }

    /// Where in the file it is.
    pub fn bytes(&self) -> u64 {
        self.splitter.bytes()
    }

    pub fn next(&mut self, import: &Import) -> Result<Option<Cut>, FetchError> {
        let split = self.splitter.next().map_err(|error| match error {
            split::Failure::Read(reason) => import.failure(reason),
            split::Failure::Malformed { line, reason } => {
                FetchError::Malformed { file: import.shown(), line, reason: reason.to_owned() }
            }
        })?;
        let Some(Split { line, text }) = split else { return Ok(None) };
        Ok(Some(match object(text).and_then(|object| values(object, &import.columns)) {
            Ok(values) => Cut::Values { line, values },
            Err(flaw) => Cut::Bad { line, flaw },
        }))
    }
}

fn object(text: &[u8]) -> Result<Map<String, Json>, Flaw> {
    let flaw =
        |remedy: String| Flaw { column: String::new(), value: String::from_utf8_lossy(text).into_owned(), remedy };
    match serde_json::from_slice(text) {
        Ok(Json::Object(object)) => Ok(object),
        Ok(_) => Err(flaw("not an object; write one such as {\"ip\": \"192.0.2.7\"}".to_owned())),
        Err(error) => {
            // Lines count from the row's own first; its place in the file is in the message's head.
            let (said, column) = (error.to_string(), error.column());
            let said = said.split(" at line ").next().unwrap_or_default();
            Err(flaw(format!("not JSON, {said} at its character {column}; correct it")))
        }
    }
}

/// The values that are wanted of an object.
fn values(mut object: Map<String, Json>, columns: &Columns) -> Result<Vec<Value>, Flaw> {
    let mut values = Vec::new();
    let mut used: Vec<String> = Vec::new();
    for (theirs, target) in &columns.chosen {
        let (found, top) = match object.get(theirs) {
            Some(found) => (Some(found), theirs.as_str()),
            None => (reach(&object, theirs), theirs.split('.').next().unwrap_or_default()),
        };
        used.push(top.to_owned());
        values.extend(found.map(|json| value(theirs, target.clone(), json)).transpose()?.flatten());
    }
    object.retain(|key, _| !used.contains(key));
    for (key, json) in &object {
        match columns.meaning(key) {
            // Names in JSON are compared exactly, so that no two of them can mean the same.
            Meaning::For(target) if is_exact(key, &target) => values.extend(value(key, target, json)?),
            Meaning::Ignored => {}
            Meaning::For(_) => {
                let remedy = "is written in lower case in JSON; correct the field".to_owned();
                return Err(Flaw { column: key.clone(), value: json.to_string(), remedy });
            }
            Meaning::Unknown(remedy) => {
                return Err(Flaw { column: key.clone(), value: json.to_string(), remedy });
            }
        }
    }
    Ok(values)
}

fn is_exact(key: &str, target: &Target) -> bool {
    match target {
        Target::Ip => key == "ip",
        Target::Mac => key == "mac",
        Target::Hostname => key == "hostname",
        Target::SeenAt => key == "seen_at",
        Target::Metadata(own) => key == own || key.to_lowercase() != *own,
    }
}

/// Follows a name with dots into objects.
fn reach<'a>(object: &'a Map<String, Json>, path: &str) -> Option<&'a Json> {
    let (first, rest) = path.split_once('.')?;
    rest.split('.').try_fold(object.get(first)?, |value, name| value.get(name))
}

/// A JSON value as text. Null and an empty list are nothing; a list of plain values is joined by commas.
fn value(column: &str, target: Target, json: &Json) -> Result<Option<Value>, Flaw> {
    let flaw = |remedy: &str| Flaw { column: column.to_owned(), value: json.to_string(), remedy: remedy.to_owned() };
    let is_identity = matches!(&target, Target::Metadata(key) if key.ends_with("_id"));
    let text = match json {
        Json::Null => return Ok(None),
        Json::Array(items) => {
            let plain: Option<Vec<String>> = items.iter().map(plain).collect();
            plain.ok_or_else(|| flaw("a list of lists or objects; choose a field of plain values"))?.join(",")
        }
        // A number with a fraction, or too large for an integer, has lost digits by now.
        Json::Number(number) if is_identity && number.is_f64() => {
            return Err(flaw("not a whole number; write identifiers as text"));
        }
        other => plain(other).ok_or_else(|| flaw("an object; choose a field in it under `columns`, as in `a.b`"))?,
    };
    Ok(Some(Value { column: column.to_owned(), target, text }))
}

fn plain(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(is_so) => Some(is_so.to_string()),
        Json::Null => Some(String::new()),
        Json::Array(_) | Json::Object(_) => None,
    }
}
