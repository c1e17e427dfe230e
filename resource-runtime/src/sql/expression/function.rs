//! Functions on text and durations. Case is folded in ASCII only, by both databases alike.

use resource_core::{Function, Kind, Node, Scalar};

use super::{COLLATED, Renderer, key_column, null};
use crate::sql::text::Between;
use crate::sql::{Dialect, Text};

impl Renderer<'_> {
    pub(super) fn call(
        &self,
        text: &mut Text,
        at: u16,
        function: Function,
        (arguments, beside): (&[u16], Option<Kind>),
    ) {
        match (function, arguments) {
            (Function::Coalesce, [only]) => self.at(text, *only, beside),
            (Function::Coalesce, arguments) => {
                let (kind, mut list) = (self.anchor(arguments, beside), Between::COMMA);
                text.add("COALESCE(");
                arguments.iter().for_each(|argument| self.at(list.next(text), *argument, kind));
                text.add(")");
            }
            (Function::Lower, [argument]) => self.lower(text, *argument),
            (Function::Contains, [whole, part]) => {
                self.position(text, *whole, *part);
                text.add(" > 0");
            }
            (Function::StartsWith, [whole, part]) => self.starts_with(text, *whole, *part),
            (Function::EndsWith, [whole, part]) => self.ends_with(text, *whole, *part),
            (Function::Length, [argument]) => {
                text.add(if self.dialect == Dialect::Sqlite { "LENGTH(" } else { "CHAR_LENGTH(" });
                self.at(text, *argument, Some(Kind::Text));
                text.add(")");
            }
            (Function::Seconds, [micros]) => {
                self.operand(text, *micros, Some(Kind::I64));
                text.add(" / 1000000");
            }
            _ => null(text, self.typing.kind(at)),
        }
    }

    /// The case-insensitive field whose key column `lower(..)` stands for.
    pub(super) fn key_field(&self, arguments: &[u16]) -> Option<u16> {
        match arguments.first().map(|at| self.expr.node(*at)) {
            Some(Node::Field(field)) if self.scope.meta.fields[*field as usize].kind == Kind::CiText => Some(*field),
            _ => None,
        }
    }

    /// SQLite's `lower` knows ASCII only; that of Postgres does in the collation "C".
    fn lower(&self, text: &mut Text, at: u16) {
        if let Node::Const(Scalar::Text(constant)) = self.expr.node(at) {
            return self.constant(text, &Scalar::from(constant.to_ascii_lowercase()), Some(Kind::Text));
        }
        if let Some(field) = self.key_field(&[at]) {
            return key_column(text, self.scope.meta, field, self.scope.alias);
        }
        self.operand(text.add("LOWER("), at, Some(Kind::Text));
        text.add(if self.dialect == Dialect::Postgres { COLLATED } else { "" }).add(")");
    }

    /// Where the part begins, counted from 1; 0 if nowhere. No pattern: `%` and `_` are letters here.
    fn position(&self, text: &mut Text, whole: u16, part: u16) {
        self.lower(text.add(if self.dialect == Dialect::Sqlite { "instr(" } else { "strpos(" }), whole);
        self.lower(text.add(", "), part);
        text.add(")");
    }

    fn starts_with(&self, text: &mut Text, whole: u16, part: u16) {
        if self.dialect == Dialect::Sqlite {
            self.position(text, whole, part);
            text.add(" = 1");
            return;
        }
        self.lower(text.add("starts_with("), whole);
        self.lower(text.add(", "), part);
        text.add(")");
    }

    /// SQLite cannot reverse a text, but no text holds a NUL: with one behind both, the part is found
    /// at the end only.
    fn ends_with(&self, text: &mut Text, whole: u16, part: u16) {
        let [open, between, close] = match self.dialect {
            Dialect::Sqlite => ["instr(", " || char(0), ", " || char(0)) > 0"],
            Dialect::Postgres => ["starts_with(reverse(", "), reverse(", "))"],
        };
        self.lower(text.add(open), whole);
        self.lower(text.add(between), part);
        text.add(close);
    }
}
