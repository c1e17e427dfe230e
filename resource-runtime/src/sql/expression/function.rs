//! Functions on text and durations. Case is folded in ASCII only, by both databases alike.

use resource_core::{Function, Kind, Node, Scalar};
use sea_orm::sea_query::{BinOper, ExprTrait, Func, SimpleExpr};

use super::{Renderer, collated, key_column, named, null};
use crate::sql::Dialect;

impl Renderer<'_> {
    pub(super) fn call(&self, at: u16, function: Function, arguments: &[u16], beside: Option<Kind>) -> SimpleExpr {
        match (function, arguments) {
            (Function::Coalesce, [only]) => self.at(*only, beside),
            (Function::Coalesce, arguments) => {
                let kind = self.anchor(arguments, beside);
                Func::coalesce(arguments.iter().map(|argument| self.at(*argument, kind))).into()
            }
            (Function::Lower, [text]) => match self.key_field(arguments) {
                Some(field) => key_column(self.scope.meta, field, self.scope.alias),
                None => self.lower(*text),
            },
            (Function::Contains, [text, part]) => {
                self.position(self.lower(*text), self.lower(*part)).binary(BinOper::GreaterThan, SimpleExpr::cust("0"))
            }
            (Function::StartsWith, [text, part]) => self.starts_with(*text, *part),
            (Function::EndsWith, [text, part]) => self.ends_with(*text, *part),
            (Function::Length, [text]) => Func::char_length(self.text(*text)).into(),
            (Function::Seconds, [micros]) => {
                self.at(*micros, Some(Kind::I64)).binary(BinOper::Div, SimpleExpr::cust("1000000"))
            }
            _ => null(self.typing.kind(at), self.scope.dialect),
        }
    }

    /// The case-insensitive field whose key column `lower(..)` stands for.
    pub(super) fn key_field(&self, arguments: &[u16]) -> Option<u16> {
        match arguments.first().map(|at| self.expr.node(*at)) {
            Some(Node::Field(field)) if self.scope.meta.fields[*field as usize].kind == Kind::CiText => Some(*field),
            _ => None,
        }
    }

    fn text(&self, at: u16) -> SimpleExpr {
        self.at(at, Some(Kind::Text))
    }

    /// SQLite's `lower` knows ASCII only; that of Postgres does in the collation "C".
    fn lower(&self, at: u16) -> SimpleExpr {
        if let Node::Const(Scalar::Text(text)) = self.expr.node(at) {
            return super::constant(&Scalar::from(text.to_ascii_lowercase()), Some(Kind::Text), self.scope.dialect);
        }
        if let Some(field) = self.key_field(&[at]) {
            return key_column(self.scope.meta, field, self.scope.alias);
        }
        match self.scope.dialect {
            Dialect::Sqlite => Func::lower(self.text(at)).into(),
            Dialect::Postgres => Func::lower(collated(self.text(at))).into(),
        }
    }

    /// Where the part begins, counted from 1; 0 if nowhere. No pattern: `%` and `_` are letters here.
    fn position(&self, text: SimpleExpr, part: SimpleExpr) -> SimpleExpr {
        match self.scope.dialect {
            Dialect::Sqlite => named("instr", [text, part]),
            Dialect::Postgres => named("strpos", [text, part]),
        }
    }

    fn starts_with(&self, text: u16, part: u16) -> SimpleExpr {
        let (text, part) = (self.lower(text), self.lower(part));
        match self.scope.dialect {
            Dialect::Sqlite => self.position(text, part).binary(BinOper::Equal, SimpleExpr::cust("1")),
            Dialect::Postgres => named("starts_with", [text, part]),
        }
    }

    /// SQLite cannot reverse a text, but no text holds a NUL: with one behind both, the part is found
    /// at the end only.
    fn ends_with(&self, text: u16, part: u16) -> SimpleExpr {
        let (text, part) = (self.lower(text), self.lower(part));
        match self.scope.dialect {
            Dialect::Sqlite => {
                let ended =
                    |text: SimpleExpr| text.binary(BinOper::Custom("||"), named("char", [SimpleExpr::cust("0")]));
                self.position(ended(text), ended(part)).binary(BinOper::GreaterThan, SimpleExpr::cust("0"))
            }
            Dialect::Postgres => {
                let reversed = |text| named("reverse", [text]);
                named("starts_with", [reversed(text), reversed(part)])
            }
        }
    }
}
