//! Keys as one text: the `id` of a document and the last segment of a URL.
//!
//! The parts of a composite key stand in the order of the declaration with `~` between them; a `~` or
//! `\` that belongs to a part has a `\` before it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use resource_core::{Kind, ResourceMeta, Scalar, Timestamp};
use resource_runtime::error::{Error, Result};
use resource_runtime::row::{Cell, Row};

use crate::{value, write};

/// The columns of a row that hold a key, in the order of its parts.
pub(crate) type KeyColumns = Vec<(usize, Kind)>;

/// What need not be escaped in a path segment.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Writes a key as the inside of a JSON string; `false` if it is null, with nothing written.
pub(crate) fn write(out: &mut Vec<u8>, row: &Row, columns: &KeyColumns) -> Result<bool> {
    match columns.as_slice() {
        [(column, kind)] => match row.cell(*column, *kind)? {
            Cell::Null => return Ok(false),
            Cell::Uuid(uuid) => write::uuid(out, uuid),
            Cell::Text(text) => write::escaped(out, text),
            cell => write::escaped(out, &part_text(cell, *kind)?),
        },
        _ => match text(row, columns)? {
            Some(text) => write::escaped(out, &text),
            None => return Ok(false),
        },
    }
    Ok(true)
}

/// A key as text; `None` if a part is null.
pub(crate) fn text(row: &Row, columns: &KeyColumns) -> Result<Option<String>> {
    let mut parts = Vec::with_capacity(columns.len());
    for (column, kind) in columns {
        match row.cell(*column, *kind)? {
            Cell::Null => return Ok(None),
            cell => parts.push(part_text(cell, *kind)?),
        }
    }
    Ok(Some(join(parts)))
}

/// A key as a path segment.
pub(crate) fn segment(key: &str) -> String {
    utf8_percent_encode(key, SEGMENT).to_string()
}

/// The key that a text states, `None` if no record can have it.
pub(crate) fn parse(meta: &ResourceMeta, text: &str) -> Option<Vec<Scalar>> {
    let parts = if meta.key.len() == 1 { vec![text.to_owned()] } else { split(text)? };
    if parts.len() != meta.key.len() {
        return None;
    }
    let kinds = meta.key.iter().map(|field| meta.fields[usize::from(*field)].kind);
    parts.iter().zip(kinds).map(|(part, kind)| parse_part(kind, part)).collect()
}

/// One part of a key.
pub(crate) fn parse_part(kind: Kind, text: &str) -> Option<Scalar> {
    if text.is_empty() || kind.is_json() {
        return None;
    }
    value::from_text(kind, text).ok()
}

fn part_text(cell: Cell<'_>, kind: Kind) -> Result<String> {
    Ok(match (cell, kind) {
        (Cell::I64(number), Kind::Enum(kind)) => write::enum_name(kind, number)?.to_owned(),
        (Cell::I64(number), _) => number.to_string(),
        (Cell::Bool(truth), _) => truth.to_string(),
        (Cell::Text(text), _) => text.to_owned(),
        (Cell::Uuid(uuid), _) => uuid.to_string(),
        (Cell::Time(micros), _) => Timestamp::from_micros(micros).to_string(),
        (Cell::Null | Cell::F64(_) | Cell::Bytes(_) | Cell::Json(_), kind) => {
            return Err(Error::internal(format!("a {} cannot be part of a key", kind.name())));
        }
    })
}

fn join(parts: Vec<String>) -> String {
    match <[String; 1]>::try_from(parts) {
        Ok([only]) => only,
        Err(parts) => {
            let escaped = parts.iter().map(|part| part.replace('\\', "\\\\").replace('~', "\\~"));
            escaped.collect::<Vec<_>>().join("~")
        }
    }
}

/// The parts of a composite key; `None` if a `\` stands before anything else than it may.
fn split(text: &str) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '~' => parts.push(String::new()),
            '\\' => parts.last_mut()?.push(letters.next().filter(|letter| matches!(letter, '~' | '\\'))?),
            letter => parts.last_mut()?.push(letter),
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn composite_keys_come_back(parts in proptest::collection::vec(".+", 2..4)) {
            prop_assert_eq!(split(&join(parts.clone())), Some(parts));
        }
    }

    #[test]
    fn single_keys_are_taken_as_they_are() {
        assert_eq!(join(vec!["a~b\\c".to_owned()]), "a~b\\c");
        assert_eq!(segment("a~b/ü"), "a~b%2F%C3%BC");
    }

    #[test]
    fn a_stray_backslash_is_no_key() {
        assert_eq!(split("a\\b~c"), None);
        assert_eq!(split("a~c\\"), None);
    }
}
