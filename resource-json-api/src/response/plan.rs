//! What is written for each row of one type.

use resource_core::Kind;
use resource_core::meta::RelationKind;
use resource_runtime::error::{Error, Result};
use resource_runtime::read::Selection;
use resource_runtime::row::Row;

use super::compound::Loaded;
use crate::catalog::{ApiType, Catalog, Shows, columns_of, linkage};
use crate::key::{self, KeyColumns};
use crate::request::fieldset::Fieldsets;
use crate::write;

/// The members of a type with the columns that hold them.
pub(crate) struct Plan<'a> {
    open: &'a [u8],
    key: KeyColumns,
    attributes: Vec<Attribute<'a>>,
    relationships: Vec<Relationship<'a>>,
}

struct Attribute<'a> {
    label: &'a [u8],
    column: usize,
    kind: Kind,
    hidden: bool,
}

struct Relationship<'a> {
    label: &'a [u8],
    relation: u16,
    kind: RelationKind,
    target: &'a [u8],
    /// Where the row itself holds the other's key.
    key: Option<KeyColumns>,
    hidden: bool,
}

impl<'a> Plan<'a> {
    /// The plan for rows of a selection.
    pub fn new(catalog: &'a Catalog, api_type: &'a ApiType, selection: &Selection, fields: &Fieldsets) -> Plan<'a> {
        let mut plan = Plan {
            open: &api_type.open,
            key: api_type.key_columns(selection),
            attributes: Vec::new(),
            relationships: Vec::new(),
        };
        for member in fields.members(api_type).into_iter().map(|at| &api_type.members[at]) {
            match member.shows {
                Shows::Attribute(column, kind) => {
                    let column = selection.columns.iter().position(|selected| *selected == column);
                    plan.attributes.extend(column.map(|column| Attribute {
                        label: &member.label,
                        column,
                        kind,
                        hidden: false,
                    }));
                }
                Shows::Relationship(at) => {
                    let relation = &api_type.meta.relations[usize::from(at)];
                    let own = linkage(api_type.meta, at);
                    plan.relationships.push(Relationship {
                        label: &member.label,
                        relation: at,
                        kind: relation.kind,
                        target: &catalog.of(relation.target).open,
                        key: own.and_then(|own| columns_of(api_type.meta, &own, selection)),
                        hidden: false,
                    });
                }
            }
        }
        plan
    }

    /// Leaves out what is in columns that are not seen.
    pub fn show_only(&mut self, seen: &[bool]) {
        let hidden = |column: usize| !seen.get(column).copied().unwrap_or(false);
        for attribute in &mut self.attributes {
            attribute.hidden = hidden(attribute.column);
        }
        for relationship in &mut self.relationships {
            let mut columns = relationship.key.iter().flatten();
            relationship.hidden = columns.any(|(column, _)| hidden(*column));
        }
    }

    /// The key of a row as text.
    pub fn key_text(&self, row: &Row) -> Result<String> {
        key::text(row, &self.key)?.ok_or_else(no_key)
    }

    /// Writes a row as a resource object.
    pub fn write(&self, out: &mut Vec<u8>, row: &Row, loaded: &[Loaded<'_>]) -> Result<()> {
        out.extend_from_slice(self.open);
        if !key::write(out, row, &self.key)? {
            return Err(no_key());
        }
        out.push(b'"');
        let mut members = Members::new(b",\"attributes\":{");
        for attribute in &self.attributes {
            if attribute.hidden {
                continue;
            }
            members.label(out, attribute.label);
            write::cell(out, row.cell(attribute.column, attribute.kind)?, attribute.kind)?;
        }
        members.close(out);
        let mut members = Members::new(b",\"relationships\":{");
        for relationship in &self.relationships {
            relationship.write(out, row, loaded, &mut members)?;
        }
        members.close(out);
        out.push(b'}');
        Ok(())
    }

    /// Writes a row as a resource identifier.
    pub fn write_identifier(&self, out: &mut Vec<u8>, row: &Row) -> Result<()> {
        match identifier(out, self.open, row, &self.key)? {
            true => Ok(()),
            false => Err(no_key()),
        }
    }
}

impl Relationship<'_> {
    /// Linkage is written where it is known: from the row's own key columns, or from what was included.
    fn write(&self, out: &mut Vec<u8>, row: &Row, loaded: &[Loaded<'_>], members: &mut Members) -> Result<()> {
        let loaded = loaded.iter().find(|loaded| loaded.relation == self.relation);
        if self.hidden || self.key.is_none() && loaded.is_none() {
            return Ok(());
        }
        members.label(out, self.label);
        out.extend_from_slice(b"{\"data\":");
        match (&self.key, loaded) {
            (Some(key), _) => {
                if !identifier(out, self.target, row, key)? {
                    out.extend_from_slice(b"null");
                }
            }
            (None, Some(loaded)) => loaded.write(out, self.kind)?,
            (None, None) => {}
        }
        out.push(b'}');
        Ok(())
    }
}

/// Writes `{"type":..,"id":..}`, or nothing if the key is null.
fn identifier(out: &mut Vec<u8>, open: &[u8], row: &Row, key: &KeyColumns) -> Result<bool> {
    let start = out.len();
    out.extend_from_slice(open);
    let known = key::write(out, row, key)?;
    match known {
        true => out.extend_from_slice(b"\"}"),
        false => out.truncate(start),
    }
    Ok(known)
}

/// An object that is opened by its first member; without one it is not there at all.
struct Members {
    open: &'static [u8],
    opened: bool,
}

impl Members {
    fn new(open: &'static [u8]) -> Members {
        Members { open, opened: false }
    }

    /// `label` begins with a comma, which the first member goes without.
    fn label(&mut self, out: &mut Vec<u8>, label: &[u8]) {
        if self.opened {
            out.extend_from_slice(label);
        } else {
            out.extend_from_slice(self.open);
            out.extend_from_slice(&label[1..]);
            self.opened = true;
        }
    }

    fn close(self, out: &mut Vec<u8>) {
        if self.opened {
            out.push(b'}');
        }
    }
}

fn no_key() -> Error {
    Error::internal("a row came without its key")
}
