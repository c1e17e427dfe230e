//! JSON:API documents from rows.

use std::collections::HashMap;

use super::cells::{Cells, null};
use super::cursor::Signer;
use super::moment::Moment;
use super::refused::Result;
use super::{device, write};

/// What was asked for, as links repeat it.
pub struct Asked<'a> {
    /// The path.
    pub path: &'a str,
    /// The query string.
    pub query: &'a str,
    /// Signs links to other pages.
    pub signer: &'a Signer,
    /// What rows are sorted by, in front of their key.
    pub sorted_by_time: bool,
    /// When.
    pub now: Moment,
}

/// An included identifier.
#[derive(Debug)]
pub struct Keyed {
    /// The device that it belongs to.
    pub device: String,
    /// Its key.
    pub id: i64,
    /// Its resource object.
    pub object: Vec<u8>,
}

const OPEN: &[u8] = br#"{"jsonapi":{"version":"1.1"},"data":"#;

/// The document of one device.
pub fn of_device(row: &impl Cells, path: &str) -> Result<Vec<u8>> {
    one(path, |out| device::object(out, row, Moment::now(), None))
}

/// A document with one resource object.
pub fn one(path: &str, object: impl FnOnce(&mut Vec<u8>) -> Result<()>) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(2_000);
    out.extend_from_slice(OPEN);
    object(&mut out)?;
    write::text(&mut out, r#","links":{"self":"#, Some(path));
    out.extend_from_slice(b"}}");
    Ok(out)
}

/// The document of a page of devices; `rows` has one more where others follow.
pub fn of_devices(rows: &[impl Cells], limit: usize, asked: &Asked<'_>) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(1_300 * (limit + 1));
    out.extend_from_slice(OPEN);
    out.push(b'[');
    for (at, row) in rows.iter().take(limit).enumerate() {
        if at > 0 {
            out.push(b',');
        }
        device::object(&mut out, row, asked.now, None)?;
    }
    out.push(b']');
    links(&mut out, rows, limit, asked)?;
    out.push(b'}');
    Ok(out)
}

/// The document of a page of devices with what was loaded beside them.
pub fn with_related(
    rows: &[impl Cells],
    limit: usize,
    asked: &Asked<'_>,
    (pollers, identifiers): (&[Vec<u8>], &[Keyed]),
) -> Result<Vec<u8>> {
    let mut by_device: HashMap<&str, Vec<i64>> = HashMap::with_capacity(limit);
    for identifier in identifiers {
        by_device.entry(&identifier.device).or_default().push(identifier.id);
    }
    let mut out = Vec::with_capacity(1_300 * (limit + 1) + 600 * (pollers.len() + identifiers.len()));
    out.extend_from_slice(OPEN);
    out.push(b'[');
    for (at, row) in rows.iter().take(limit).enumerate() {
        if at > 0 {
            out.push(b',');
        }
        let identifiers = by_device.get(row.given_text(0)?).map_or(&[][..], Vec::as_slice);
        device::object(&mut out, row, asked.now, Some(identifiers))?;
    }
    out.extend_from_slice(br#"],"included":["#);
    let included = pollers.iter().chain(identifiers.iter().map(|identifier| &identifier.object));
    for (at, object) in included.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        out.extend_from_slice(object);
    }
    out.push(b']');
    links(&mut out, rows, limit, asked)?;
    out.push(b'}');
    Ok(out)
}

fn links(out: &mut Vec<u8>, rows: &[impl Cells], limit: usize, asked: &Asked<'_>) -> Result<()> {
    let here = format!("{}?{}", asked.path, asked.query);
    write::text(out, r#","links":{"self":"#, Some(&here));
    write::text(out, r#","first":"#, Some(&here));
    if rows.len() > limit
        && let Some(last) = rows.get(limit - 1)
    {
        let seen = if asked.sorted_by_time { Some(last.moment(21)?.ok_or_else(|| null(21))?) } else { None };
        let cursor = asked.signer.cursor(asked.query, seen, last.given_text(0)?);
        write::text(out, r#","next":"#, Some(&format!("{here}&page%5Bafter%5D={cursor}")));
    }
    out.push(b'}');
    Ok(())
}
