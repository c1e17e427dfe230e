//! Cursors: where a page begins, as text that only this installation can make.
//!
//! `version, key id, MAC, kind, values` in base64. The MAC also covers the shape of the query (resource,
//! action, arguments, filter, order, tenant), so that a cursor means nothing to another one. It does
//! not cover the actor: values that an actor does not see are null in its cursors. Values are signed,
//! not encrypted; where they must not leave the server, or are too long, a cursor holds the key only.

use std::fmt::{self, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use resource_core::{EnumStorage, Kind, Scalar};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::columns::Held;
use super::order;
use super::reading::Reading;
use crate::engine::Engine;
use crate::error::{Class, Error, Failure, Result};
use crate::keyring::Keyring;
use crate::row::Row;

/// The longest text that is looked at.
const MOST_BYTES: usize = 1024;
const VERSION: u8 = 1;
const PURPOSE: &str = "cursor";
const TAG: usize = 16;
/// Version, key id, MAC.
const HEAD: usize = 1 + 4 + TAG;

/// What a cursor belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape([u8; 32]);

/// Where a page begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    /// At a row with these values of the order's terms.
    Values(Vec<Scalar>),
    /// At the row with this key.
    Key(Vec<Scalar>),
}

/// Makes the cursors of an answer's rows.
pub(super) struct Maker {
    pub engine: Engine,
    pub shape: Shape,
    pub terms: Vec<Held>,
    pub key: Vec<Held>,
    pub private: bool,
}

impl Shape {
    /// The shape of a query in its tenant.
    pub fn of(reading: &Reading<'_>) -> Result<Shape> {
        let (meta, query) = (reading.meta, reading.query);
        let mut shape = Hash(Sha256::new());
        let written = (|| {
            write!(shape, "{}.{} {:?} ", meta.name, reading.action().name, reading.cx().tenant())?;
            write!(shape, "{:?} {:?} {:?}", query.arguments, query.filter, query.audience)?;
            for sort in order::asked_for(reading).unwrap_or_default() {
                write!(shape, " {} {}", sort.by.name(meta), sort.descending)?;
            }
            fmt::Result::Ok(())
        })();
        written.map_err(|error| Error::internal("a query cannot be hashed").caused_by(error))?;
        Ok(Shape(shape.0.finalize().into()))
    }
}

struct Hash(Sha256);

impl fmt::Write for Hash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

impl Maker {
    /// The cursor of a row.
    pub fn cursor(&self, row: &Row) -> Result<String> {
        let values = |held: &[Held]| held.iter().map(|held| row.scalar(held.at, held.kind)).collect::<Result<Vec<_>>>();
        let keyring = self.engine.keyring();
        if !self.private {
            let text = write(keyring, self.shape, &Place::Values(values(&self.terms)?));
            if text.len() <= MOST_BYTES {
                return Ok(text);
            }
        }
        Ok(write(keyring, self.shape, &Place::Key(values(&self.key)?)))
    }
}

impl fmt::Debug for Maker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Maker").field("shape", &self.shape).finish_non_exhaustive()
    }
}

/// The error about a cursor that cannot be used, which `parameter` gave.
pub(super) fn refused(parameter: &'static str) -> Error {
    let text = "This cursor was not made for this request; start again from the first page.";
    Error::with_failures(Class::Malformed, vec![Failure::parameter(parameter, "cursor", text)])
}

/// The text of a cursor.
pub(super) fn write(keyring: &Keyring, shape: Shape, place: &Place) -> String {
    let mut body = Vec::with_capacity(64);
    let (kind, values) = match place {
        Place::Values(values) => (0, values),
        Place::Key(values) => (1, values),
    };
    body.push(kind);
    values.iter().for_each(|value| put(&mut body, value));
    let (id, tag) = keyring.sign(PURPOSE, &signed(shape, &body));
    let mut bytes = vec![VERSION];
    bytes.extend(id.to_be_bytes());
    bytes.extend(&tag[..TAG]);
    bytes.extend(body);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What a cursor stands for, if this installation made it for this shape.
pub(super) fn parse(keyring: &Keyring, shape: Shape, text: &str) -> Option<Place> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (head, body) = bytes.split_at_checked(HEAD)?;
    let (version, id, tag) = (head[0], u32::from_be_bytes(head[1..5].try_into().ok()?), &head[5..]);
    if version != VERSION || !keyring.verify(id, PURPOSE, &signed(shape, body), tag) {
        return None;
    }
    let (kind, mut rest) = body.split_first()?;
    let mut values = Vec::new();
    while !rest.is_empty() {
        values.push(take(&mut rest)?);
    }
    match kind {
        0 => Some(Place::Values(values)),
        1 => Some(Place::Key(values)),
        _ => None,
    }
}

/// Whether values could have been read as these kinds.
pub(super) fn are_of(values: &[Scalar], kinds: &[Kind]) -> bool {
    let is_of = |(value, kind): (&Scalar, &Kind)| match (value, kind) {
        (Scalar::Null, _) => true,
        (Scalar::Bool(_), Kind::Bool) | (Scalar::F64(_), Kind::F64) | (Scalar::Uuid(_), Kind::Uuid) => true,
        (Scalar::Time(_), Kind::Time) | (Scalar::Bytes(_), Kind::Bytes) => true,
        (Scalar::Text(_), Kind::Text | Kind::CiText) => true,
        (Scalar::Text(_), Kind::Enum(kind)) => kind.storage == EnumStorage::Text,
        (Scalar::I64(_), Kind::Enum(kind)) => kind.storage == EnumStorage::Integer,
        (Scalar::I64(_), kind) => kind.is_integer(),
        _ => false,
    };
    values.len() == kinds.len() && values.iter().zip(kinds).all(is_of)
}

fn signed(shape: Shape, body: &[u8]) -> Vec<u8> {
    [&[VERSION], shape.0.as_slice(), body].concat()
}

fn put(bytes: &mut Vec<u8>, value: &Scalar) {
    match value {
        Scalar::Text(text) => put_long(bytes, 4, text.as_bytes()),
        Scalar::Bytes(content) => put_long(bytes, 5, content),
        // Documents have no order, so no cursor holds one.
        Scalar::Null | Scalar::Json(_) => bytes.push(0),
        Scalar::Bool(truth) => bytes.extend([1, u8::from(*truth)]),
        Scalar::I64(number) => put_fixed(bytes, 2, number.to_be_bytes()),
        Scalar::F64(number) => put_fixed(bytes, 3, number.to_be_bytes()),
        Scalar::Uuid(uuid) => put_fixed(bytes, 6, *uuid.as_bytes()),
        Scalar::Time(micros) => put_fixed(bytes, 7, micros.to_be_bytes()),
    }
}

fn put_fixed<const N: usize>(bytes: &mut Vec<u8>, tag: u8, content: [u8; N]) {
    bytes.push(tag);
    bytes.extend(content);
}

fn put_long(bytes: &mut Vec<u8>, tag: u8, content: &[u8]) {
    bytes.push(tag);
    bytes.extend((content.len() as u32).to_be_bytes());
    bytes.extend(content);
}

fn take(bytes: &mut &[u8]) -> Option<Scalar> {
    Some(match cut::<1>(bytes)?[0] {
        0 => Scalar::Null,
        1 => Scalar::Bool(cut::<1>(bytes)?[0] != 0),
        2 => Scalar::I64(i64::from_be_bytes(cut(bytes)?)),
        3 => Scalar::F64(f64::from_be_bytes(cut(bytes)?)),
        4 => Scalar::from(String::from_utf8(long(bytes)?).ok()?),
        5 => Scalar::Bytes(long(bytes)?.into()),
        6 => Scalar::Uuid(Uuid::from_bytes(cut(bytes)?)),
        7 => Scalar::Time(i64::from_be_bytes(cut(bytes)?)),
        _ => return None,
    })
}

fn long(bytes: &mut &[u8]) -> Option<Vec<u8>> {
    let length = u32::from_be_bytes(cut(bytes)?) as usize;
    let (content, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(content.to_vec())
}

fn cut<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (content, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*content)
}

#[cfg(test)]
mod tests;
