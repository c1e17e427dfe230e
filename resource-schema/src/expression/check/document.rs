//! What stands inside documents: items of lists, members of embedded values.
//!
//! A document is one column. Databases look into it for what has one spelling there: text, truth values,
//! whole numbers, UUIDs, times and names of variants.

use proc_macro2::Ident;
use resource_core::kind::EnumStorage;
use resource_core::{BinaryOp, Expr, Kind, Scalar};

use super::{Checker, Typed};
use crate::expression::ast::{Ast, plain};
use crate::expression::types::{Comparison, bare};
use crate::model::Type;
use crate::nearest;

impl Checker<'_> {
    /// `item in list`, where the list is a value.
    pub(super) fn is_item_of(&self, item: &Ast, list: &Ast, negated: bool) -> Option<Typed> {
        let listed = self.infer(list, None)?;
        let Some(Type::List(of)) = &listed.ty else {
            let found = listed.ty.as_ref().map_or_else(|| "null".to_owned(), |ty| self.described(ty));
            let help = "write values in brackets, `in [a, b]`, or name a list: a field, a member or an argument";
            self.errors.error(list.location, format!("expected a list behind `in`, found {found}")).help(help);
            return None;
        };
        let found = self.infer(item, Some(of.as_ref()))?;
        let Some(ty) = &found.ty else {
            self.errors.error(item.location, "null equals nothing; test for it with `== null`");
            return None;
        };
        let how = self.compared(item.location.to(list.location), ty, of)?;
        self.in_range(item.location, &found, of)?;
        let kind = self.kind_in_list(of).filter(|_| matches!(how, Comparison::Plain));
        let Some(kind) = kind else {
            let of = match how {
                Comparison::Plain => self.described(of),
                Comparison::WithoutCase => self.described(&Type::CiText),
            };
            self.errors.error(item.location.to(list.location), format!("a list is not searched for {of}")).help(
                "databases search lists of text, truth values, integers, UUIDs, and enums that are stored as text",
            );
            return None;
        };
        self.warn_of_null(item, &found);
        self.warn_of_null(list, &listed);
        let nullable = found.nullable || listed.nullable;
        let expr = found.expr.is_item_of(listed.expr, kind);
        let expr = if negated { expr.negated() } else { expr };
        Some(Typed::new(expr, Type::Bool, nullable))
    }

    /// How items stand in a list, if databases search for them.
    fn kind_in_list(&self, item: &Type) -> Option<Kind> {
        match bare(item) {
            Type::Bool => Some(Kind::Bool),
            Type::I16 | Type::I32 | Type::I64 => Some(Kind::I64),
            Type::Text => Some(Kind::Text),
            Type::Uuid => Some(Kind::Uuid),
            Type::Enum(at) if self.names.enums()[*at].storage == EnumStorage::Text => Some(Kind::Text),
            _ => None,
        }
    }

    /// What the names behind a value lead to; `way` are the names up to it.
    pub(in crate::expression) fn members(&self, value: Typed, rest: &[Ident], mut way: Vec<String>) -> Option<Typed> {
        rest.iter().try_fold(value, |value, name| {
            let Some(Type::Embedded(at)) = &value.ty else {
                let found = value.ty.as_ref().map_or_else(|| "null".to_owned(), |ty| self.described(ty));
                let last = way.last().cloned().unwrap_or_default();
                self.errors.error(name, format!("`{last}` is {found} and has no members"));
                return None;
            };
            let embedded = &self.names.embedded()[*at];
            let text = plain(name);
            let Some(field) = embedded.fields.iter().find(|field| field.name == text) else {
                let help = nearest::suggest(&text, embedded.fields.iter().map(|field| field.name.as_str()));
                self.errors.error(name, format!("{} has no member `{text}`", embedded.name)).help(help);
                return None;
            };
            way.push(text);
            let nullable = (value.nullable || field.nullable) && !self.is_never_null(&way);
            let expr = self.member(name, value.expr, &field.name, &field.ty)?;
            Some(Typed::new(expr, field.ty.clone(), nullable))
        })
    }

    fn member(&self, at: &Ident, document: Expr, name: &str, ty: &Type) -> Option<Expr> {
        let kind = match bare(ty) {
            Type::Bool => Kind::Bool,
            Type::I16 => Kind::I16,
            Type::I32 => Kind::I32,
            Type::I64 => Kind::I64,
            Type::Text | Type::CiText | Type::Enum(_) => Kind::Text,
            Type::Uuid => Kind::Uuid,
            Type::Time => Kind::Time,
            Type::Map | Type::List(_) | Type::Embedded(_) => Kind::Map,
            Type::F64 | Type::Bytes | Type::Duration | Type::Id(..) => {
                let problem =
                    format!("`{name}` is {}, which databases do not read out of embedded values", self.described(ty));
                self.errors.error(at, problem).help("keep it in a field of its own");
                return None;
            }
        };
        let member = document.member(name.to_owned(), kind);
        Some(match bare(ty) {
            Type::Enum(of) if self.names.enums()[*of].storage == EnumStorage::Integer => self.numbered(&member, *of),
            _ => member,
        })
    }

    /// The number of a variant that stands in a document by its name.
    fn numbered(&self, name: &Expr, of: usize) -> Expr {
        let of = &self.names.enums()[of];
        of.variants.iter().rev().fold(Expr::constant(Scalar::Null), |otherwise, variant| {
            let is = Expr::binary(BinaryOp::Equal, name.clone(), Expr::constant(variant.name.as_str()));
            Expr::conditional(is, Expr::constant(i64::from(variant.number)), otherwise)
        })
    }
}
