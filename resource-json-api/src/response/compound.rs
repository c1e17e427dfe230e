//! Whole documents: primary data, and what was included once each.
//!
//! A record can be reached by several ways; it then stands in the document once, with the linkage of
//! all of them, so that every included record is named by another one.

use std::collections::HashMap;

use resource_core::meta::RelationKind;
use resource_runtime::error::Result;
use resource_runtime::read::Answer;

use super::link::Links;
use super::{OPEN, Plan};
use crate::catalog::Catalog;
use crate::request::fieldset::Fieldsets;
use crate::write;

/// Bytes of a row that a buffer is made for.
const ROW: usize = 600;

/// An answer with what is to be written of it.
pub(crate) struct Node<'a> {
    answer: &'a Answer,
    /// What is written of each row.
    pub plan: Plan<'a>,
    children: Vec<Child<'a>>,
}

struct Child<'a> {
    relation: u16,
    by_parent: &'a [Vec<usize>],
    node: Node<'a>,
}

/// Related rows that one row names.
pub(crate) struct Loaded<'n> {
    /// The relation.
    pub relation: u16,
    node: &'n Node<'n>,
    rows: &'n [usize],
}

impl<'a> Node<'a> {
    /// An answer and everything included in it.
    pub fn new(catalog: &'a Catalog, answer: &'a Answer, fields: &Fieldsets) -> Node<'a> {
        let api_type = catalog.of(answer.meta);
        let children = answer.included.iter().map(|included| Child {
            relation: included.relation,
            by_parent: &included.by_parent,
            node: Node::new(catalog, &included.answer, fields),
        });
        Node { answer, plan: Plan::new(catalog, api_type, &answer.selection, fields), children: children.collect() }
    }
}

impl Loaded<'_> {
    /// Writes the identifiers of the rows.
    pub fn write(&self, out: &mut Vec<u8>, kind: RelationKind) -> Result<()> {
        let row = |at: &usize| &self.node.answer.rows[*at];
        if kind != RelationKind::HasMany {
            return match self.rows.first() {
                Some(at) => self.node.plan.write_identifier(out, row(at)),
                None => {
                    out.extend_from_slice(b"null");
                    Ok(())
                }
            };
        }
        out.push(b'[');
        for (position, at) in self.rows.iter().enumerate() {
            if position > 0 {
                out.push(b',');
            }
            self.node.plan.write_identifier(out, row(at))?;
        }
        out.push(b']');
        Ok(())
    }
}

/// The document of a list.
pub(crate) fn many(node: &Node<'_>, links: &Links) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(ROW * (node.answer.rows.len() + 1));
    out.extend_from_slice(OPEN);
    out.extend_from_slice(b",\"data\":[");
    data(&mut out, node, b"]")?;
    links.write(&mut out);
    if let Some(total) = node.answer.count {
        out.extend_from_slice(b",\"meta\":{\"page\":{\"total\":");
        write::integer(&mut out, i64::try_from(total).unwrap_or(i64::MAX));
        out.extend_from_slice(b"}}");
    }
    out.push(b'}');
    Ok(out)
}

/// The document of one record: the only row of an answer.
pub(crate) fn one(node: &Node<'_>, links: &Links) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(ROW * 2);
    out.extend_from_slice(OPEN);
    out.extend_from_slice(b",\"data\":");
    data(&mut out, node, b"")?;
    links.write(&mut out);
    out.push(b'}');
    Ok(out)
}

/// The rows, `close`, and what they include.
fn data(out: &mut Vec<u8>, node: &Node<'_>, close: &[u8]) -> Result<()> {
    if node.children.is_empty() {
        for (at, row) in node.answer.rows.iter().enumerate() {
            comma(out, at);
            node.plan.write(out, row, &[])?;
        }
        out.extend_from_slice(close);
        return Ok(());
    }
    let mut records = Records::default();
    records.add(node)?;
    let (primary, included) = records.entries.split_at(node.answer.rows.len());
    for (at, entry) in primary.iter().enumerate() {
        comma(out, at);
        entry.write(out)?;
    }
    out.extend_from_slice(close);
    out.extend_from_slice(b",\"included\":[");
    for (at, entry) in included.iter().enumerate() {
        comma(out, at);
        entry.write(out)?;
    }
    out.push(b']');
    Ok(())
}

fn comma(out: &mut Vec<u8>, at: usize) {
    if at > 0 {
        out.push(b',');
    }
}

/// Every record of a document once, primary data first.
#[derive(Default)]
struct Records<'n> {
    entries: Vec<Entry<'n>>,
    /// By resource and key.
    index: HashMap<(usize, String), usize>,
}

struct Entry<'n> {
    node: &'n Node<'n>,
    row: usize,
    loaded: Vec<Loaded<'n>>,
}

impl<'n> Records<'n> {
    fn add(&mut self, node: &'n Node<'n>) -> Result<()> {
        for (row, cells) in node.answer.rows.iter().enumerate() {
            let resource = std::ptr::from_ref(node.answer.meta) as usize;
            let at = *self.index.entry((resource, node.plan.key_text(cells)?)).or_insert(self.entries.len());
            if at == self.entries.len() {
                self.entries.push(Entry { node, row, loaded: Vec::new() });
            }
            let loaded = &mut self.entries[at].loaded;
            for child in &node.children {
                if loaded.iter().all(|loaded| loaded.relation != child.relation) {
                    let rows = child.by_parent.get(row).map_or(&[][..], Vec::as_slice);
                    loaded.push(Loaded { relation: child.relation, node: &child.node, rows });
                }
            }
        }
        node.children.iter().try_for_each(|child| self.add(&child.node))
    }
}

impl Entry<'_> {
    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        self.node.plan.write(out, &self.node.answer.rows[self.row], &self.loaded)
    }
}
