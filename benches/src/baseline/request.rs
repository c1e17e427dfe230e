//! What requests state: query strings and documents.

use percent_encoding::percent_decode_str;
use serde::Deserialize;
use uuid::Uuid;

use super::device::{Known, NewDevice};
use super::refused::{Refused, Result};

/// A list that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// Which one.
    pub kind: Kind,
    /// How many rows at most.
    pub limit: i64,
}

/// The lists of devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Those that answer, the last seen first.
    Available,
    /// With pollers and identifiers.
    Related,
}

/// Reads a query string.
pub fn list(query: &str) -> Result<List> {
    let (mut limit, mut available, mut by_time, mut related) = (50, false, false, false);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name)?, decoded(value)?);
        match (&*name, &*value) {
            ("filter[is_available]", "true") => available = true,
            ("sort", "-last_seen_time,uid") => by_time = true,
            ("include", "poller,identifiers") => related = true,
            ("page[size]", size) => {
                limit = size
                    .parse()
                    .ok()
                    .filter(|size| (1..=250).contains(size))
                    .ok_or(Refused::Malformed("page[size]"))?;
            }
            _ => return Err(Refused::Malformed("there is no such parameter")),
        }
    }
    match (available, by_time, related) {
        (true, true, false) => Ok(List { kind: Kind::Available, limit }),
        (false, false, true) => Ok(List { kind: Kind::Related, limit }),
        _ => Err(Refused::Malformed("there is no such list")),
    }
}

fn decoded(text: &str) -> Result<std::borrow::Cow<'_, str>> {
    percent_decode_str(text).decode_utf8().map_err(|_| Refused::Malformed("the query string is no text"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<A, R> {
    data: Resource<A, R>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Resource<A, R> {
    r#type: String,
    id: Option<String>,
    attributes: Option<A>,
    relationships: Option<R>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeviceRelationships {
    partition: To<Uuid>,
    poller: Option<To<String>>,
    group: Option<To<Uuid>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct To<K> {
    data: Identifier<K>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Identifier<K> {
    r#type: String,
    id: K,
}

impl<K> To<K> {
    fn of(self, expected: &str) -> Result<K> {
        match self.data.r#type == expected {
            true => Ok(self.data.id),
            false => Err(Refused::Invalid("a relationship leads to another type")),
        }
    }
}

/// Reads the document of a new device.
pub fn new_device(body: &[u8]) -> Result<NewDevice> {
    let document: Document<Known, DeviceRelationships> =
        serde_json::from_slice(body).map_err(|_| Refused::Malformed("this is no document of a device"))?;
    let data = document.data;
    let relationships = data.relationships.ok_or(Refused::Invalid("partition is required"))?;
    let mut known = data.attributes.unwrap_or_default();
    let uid = match (data.id, known.uid.take()) {
        (Some(id), Some(uid)) if id != uid => return Err(Refused::Invalid("`id` says something else")),
        (Some(uid), _) | (None, Some(uid)) => uid,
        (None, None) => return Err(Refused::Invalid("uid is required")),
    };
    if data.r#type != "devices" {
        return Err(Refused::Invalid("the type here is devices"));
    }
    Ok(NewDevice {
        uid,
        partition_id: relationships.partition.of("partitions")?,
        poller_id: relationships.poller.map(|poller| poller.of("pollers")).transpose()?,
        group_id: relationships.group.map(|group| group.of("device-groups")).transpose()?,
        known,
    })
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// Reads the document of a transition.
pub fn reason(body: &[u8], id: &str) -> Result<Option<String>> {
    if body.is_empty() {
        return Ok(None);
    }
    let document: Document<Reason, Nothing> =
        serde_json::from_slice(body).map_err(|_| Refused::Malformed("this is no document of a poller"))?;
    match document.data.r#type == "pollers" && document.data.id.is_none_or(|stated| stated == id) {
        true => Ok(document.data.attributes.unwrap_or_default().reason),
        false => Err(Refused::Invalid("the document is about something else")),
    }
}
