//! What stands inside documents: items of lists, members of embedded values.
//!
//! Each operand is written once, but for times on SQLite. A list that is null is read as one that holds a null:
//! then nothing is found in it, and nothing is known to be missing.

use resource_core::{Kind, Node};

use super::{Renderer, cast};
use crate::sql::bind::postgres_type;
use crate::sql::{Dialect, Text};

/// The name of the items in a subquery.
const ITEMS: &str = "listed";

/// What stands for the kind of any list: databases have one type for documents.
const LIST: Kind = Kind::List(&Kind::Text);

impl Renderer<'_> {
    /// Whether a value is an item of a list.
    pub(super) fn is_item_of(&self, text: &mut Text, item: u16, list: u16, kind: Kind) {
        match self.dialect {
            // One operator, which an index over the list could serve.
            Dialect::Postgres if self.is_known(item) && !self.is_known(list) => {
                self.operand(text, list, Some(LIST));
                self.at(text.add(" @> to_jsonb("), item, None);
                text.add(")");
            }
            Dialect::Postgres => {
                self.operand(text, item, Some(kind));
                self.items(text.add(" = ANY(ARRAY("), list, kind);
                text.add("))");
            }
            Dialect::Sqlite => {
                self.operand(text, item, Some(kind));
                self.items(text.add(" IN ("), list, kind);
                text.add(")");
            }
        }
    }

    fn items(&self, text: &mut Text, list: u16, kind: Kind) {
        let (function, unknown) = match self.dialect {
            Dialect::Sqlite => ("json_each(", "'[null]'"),
            Dialect::Postgres => ("jsonb_array_elements_text(", "CAST('[null]' AS jsonb)"),
        };
        text.add("SELECT ");
        self.read(text, kind, &|text| {
            text.column(ITEMS, "value");
        });
        text.add(" FROM ").add(function);
        match self.is_known(list) {
            true => self.at(text, list, None),
            false => {
                self.at(text.add("coalesce("), list, Some(LIST));
                text.add(", ").add(unknown).add(")");
            }
        }
        text.add(") AS ").name(ITEMS);
    }

    /// The member of a document. Its name is one of a declaration, as those of columns are.
    pub(super) fn member(&self, text: &mut Text, document: u16, name: &str, kind: Kind) {
        let looked_up = |text: &mut Text, operator: &str| {
            self.operand(text, document, Some(Kind::Map));
            text.add(operator).add("'").add(name).add("'");
        };
        match self.dialect {
            Dialect::Sqlite => self.read(text, kind, &|text| {
                self.at(text.add("json_extract("), document, Some(Kind::Map));
                text.add(", '$.").add(name).add("')");
            }),
            Dialect::Postgres if kind.is_json() => {
                looked_up(text.add("nullif("), " -> ");
                text.add(", CAST('null' AS jsonb))");
            }
            Dialect::Postgres => self.read(text, kind, &|text| {
                looked_up(text.add("("), " ->> ");
                text.add(")");
            }),
        }
    }

    /// A value out of a document, as a column of its kind would hold it. Documents have one spelling for each.
    fn read(&self, text: &mut Text, kind: Kind, value: &dyn Fn(&mut Text)) {
        match (self.dialect, kind) {
            (_, Kind::Text | Kind::CiText) => value(text),
            (Dialect::Postgres, kind) => cast(text, postgres_type(kind), value),
            (Dialect::Sqlite, Kind::Uuid) => {
                value(text.add("unhex("));
                text.add(", '-')");
            }
            // Microseconds since 1970 of `2026-01-31T12:00:00.000000Z`.
            (Dialect::Sqlite, Kind::Time) => {
                value(text.add("(unixepoch(substr("));
                value(text.add(", 1, 19)) * 1000000 + CAST(substr("));
                text.add(", 21, 6) AS INTEGER))");
            }
            (Dialect::Sqlite, _) => value(text),
        }
    }

    /// Whether a node is a constant that is not null.
    fn is_known(&self, at: u16) -> bool {
        matches!(self.expr.node(at), Node::Const(scalar) if !scalar.is_null())
    }
}
