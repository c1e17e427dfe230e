//! Functions.

use proc_macro2::Ident;
use resource_core::{BinaryOp, Bounds, Expr, Function};

use super::{Checker, Typed};
use crate::expression::ast::{Ast, Kind, plain};
use crate::expression::types::bare;
use crate::expression::{Checked, Expected, Place, check};
use crate::model::Type;
use crate::nearest;

/// A function, for messages, suggestions and the reference.
pub(in crate::expression) struct Described {
    pub name: &'static str,
    /// How it is called.
    pub usage: &'static str,
    /// What it answers.
    pub doc: &'static str,
}

const fn described(name: &'static str, usage: &'static str, doc: &'static str) -> Described {
    Described { name, usage, doc }
}

/// Every function.
pub(in crate::expression) const FUNCTIONS: [Described; 13] = [
    described("now", "now()", "The time of the request: one value for all of an action."),
    described("ago", "ago(30 minutes)", "So long before now."),
    described("from_now", "from_now(30 minutes)", "So long after now."),
    described("coalesce", "coalesce(a, b, ..)", "The first that is not null; all have one type."),
    described("lower", "lower(text)", "The text with ASCII letters in lower case."),
    described("contains", "contains(text, part)", "Whether the part is in the text, without ASCII case."),
    described("starts_with", "starts_with(text, part)", "Whether the text begins with the part, without ASCII case."),
    described("ends_with", "ends_with(text, part)", "Whether the text ends with the part, without ASCII case."),
    described("length", "length(text)", "How many characters a text has."),
    described("seconds", "seconds(duration)", "The whole seconds of a duration, for example of `now() - since`."),
    described(
        "matches",
        "matches(text, \"pattern\")",
        "Whether a regular expression fits somewhere in the text; in `validate` only, where no database is asked.",
    ),
    described(
        "exists",
        "exists(relation, condition)",
        "Whether some row that the relation leads to satisfies the condition, or is there if none is written.",
    ),
    described(
        "count",
        "count(relation) or count(relation, condition)",
        "How many rows of the relation there are, or satisfy the condition.",
    ),
];

impl Checker<'_> {
    pub(super) fn call(&self, function: &Ident, arguments: &[Ast], hint: Option<&Type>) -> Option<Typed> {
        let name = function.to_string();
        match (name.as_str(), arguments) {
            ("now", []) => Some(self.now()),
            ("ago", [by]) => self.moved(BinaryOp::TimeSubtract, by),
            ("from_now", [by]) => self.moved(BinaryOp::TimeAdd, by),
            ("coalesce", [_, _, ..]) => self.coalesce(arguments, hint),
            ("lower", [text]) => self.of_texts(Function::Lower, &[text], Type::Text),
            ("length", [text]) => {
                let length = self.of_texts(Function::Length, &[text], Type::I64)?;
                Some(length.within(Bounds { low: 0, high: i32::MAX.into() }))
            }
            ("contains", [text, part]) => self.of_texts(Function::Contains, &[text, part], Type::Bool),
            ("starts_with", [text, part]) => self.of_texts(Function::StartsWith, &[text, part], Type::Bool),
            ("ends_with", [text, part]) => self.of_texts(Function::EndsWith, &[text, part], Type::Bool),
            ("seconds", [duration]) => self.seconds(duration),
            ("matches", [text, pattern]) => self.matches(function, text, pattern),
            ("exists", [relation, condition]) => self.related(function, relation, Some(condition)),
            ("exists" | "count", [relation]) => self.related(function, relation, None),
            ("count", [relation, condition]) => self.related(function, relation, Some(condition)),
            _ => self.unknown_function(function),
        }
    }

    fn unknown_function(&self, function: &Ident) -> Option<Typed> {
        let name = function.to_string();
        match FUNCTIONS.iter().find(|known| known.name == name) {
            Some(known) => {
                let usage = known.usage.replace(" or ", "` or `");
                self.errors.error(function, format!("`{name}` takes other arguments")).help(format!("write `{usage}`"))
            }
            None => {
                let help = nearest::suggest(&name, FUNCTIONS.iter().map(|known| known.name));
                self.errors.error(function, format!("there is no function `{name}`")).help(help)
            }
        };
        None
    }

    fn moved(&self, op: BinaryOp, by: &Ast) -> Option<Typed> {
        let duration = self.typed(by, &Type::Duration, "a duration such as `30 minutes`")?;
        self.computed(by.location, (op, Type::Time), self.now(), duration)
    }

    fn seconds(&self, duration: &Ast) -> Option<Typed> {
        let duration = self.typed(duration, &Type::Duration, "a duration, for example `now() - since`")?;
        let bounds = duration.bounds.divided(Bounds::exactly(1_000_000));
        let expr = Expr::call(Function::Seconds, [duration.expr]);
        Some(Typed::new(expr, Type::I64, duration.nullable).within(bounds))
    }

    /// An argument that must be of one type.
    fn typed(&self, ast: &Ast, ty: &Type, what: &str) -> Option<Typed> {
        let typed = self.infer(ast, Some(ty))?;
        match &typed.ty {
            Some(found) if found != ty => {
                let found = self.described(found);
                self.errors.error(ast.location, format!("expected {what}, found {found}"));
                None
            }
            _ => Some(typed),
        }
    }

    fn of_texts(&self, function: Function, arguments: &[&Ast], ty: Type) -> Option<Typed> {
        let texts: Vec<Option<Typed>> = arguments.iter().map(|argument| self.text(argument)).collect();
        let texts: Vec<Typed> = texts.into_iter().collect::<Option<_>>()?;
        let nullable = texts.iter().any(|text| text.nullable);
        Some(Typed::new(Expr::call(function, texts.into_iter().map(|text| text.expr)), ty, nullable))
    }

    fn text(&self, ast: &Ast) -> Option<Typed> {
        let typed = self.infer(ast, Some(&Type::Text))?;
        match typed.ty.as_ref().map(bare) {
            None | Some(Type::Text | Type::CiText) => Some(typed),
            Some(other) => {
                self.errors.error(ast.location, format!("expected text, found {}", self.described(other)));
                None
            }
        }
    }

    fn coalesce(&self, arguments: &[Ast], hint: Option<&Type>) -> Option<Typed> {
        let mut all: Option<Typed> = None;
        let mut parts = Vec::new();
        for argument in arguments {
            let known = all.as_ref().and_then(|typed| typed.ty.clone()).or_else(|| hint.cloned());
            let typed = self.infer(argument, known.as_ref())?;
            parts.push(typed.expr.clone());
            all = Some(match all {
                None => typed,
                Some(before) => {
                    let ty = self.common(argument.location, &before, &typed)?;
                    let bounds = before.bounds.union(typed.bounds);
                    Typed { expr: typed.expr, ty, nullable: before.nullable && typed.nullable, bounds }
                }
            });
        }
        all.map(|all| Typed { expr: Expr::call(Function::Coalesce, parts), ..all })
    }

    /// Regular expressions exist in memory only.
    fn matches(&self, function: &Ident, text: &Ast, pattern: &Ast) -> Option<Typed> {
        if self.names.place() != Place::Validate {
            let help = "use it in a `validate`, or `starts_with`, `ends_with` and `contains` here";
            self.errors.error(function, "databases do not have the same regular expressions").help(help);
            return None;
        }
        let Kind::Text(regex) = &pattern.kind else {
            self.errors.error(pattern.location, "the pattern must be a literal text");
            return None;
        };
        if let Err(problem) = regex_lite::Regex::new(regex) {
            self.errors.error(pattern.location, format!("this is no regular expression: {problem}"));
            return None;
        }
        let text = self.text(text)?;
        let expr = Expr::call(Function::Matches, [text.expr, Expr::constant(regex.as_str())]);
        Some(Typed::new(expr, Type::Bool, text.nullable))
    }

    /// `exists(relation, condition)` and `count(relation, condition)`.
    fn related(&self, function: &Ident, relation: &Ast, condition: Option<&Ast>) -> Option<Typed> {
        let Kind::Path(path) = &relation.kind else {
            self.errors.error(relation.location, "expected the name of a relation");
            return None;
        };
        let [name] = path.as_slice() else {
            self.errors.error(relation.location, "expected the name of a relation of this resource, without dots");
            return None;
        };
        self.allow_relations(name)?;
        let text = plain(name);
        let Some(step) = self.names.relation(&text) else {
            let help = nearest::suggest(&text, self.names.names("relation").iter().map(String::as_str));
            self.errors.error(name, format!("there is no relation `{text}`")).help(help);
            return None;
        };
        let inner = match condition {
            None => Expr::constant(true),
            Some(condition) => {
                let expected = Expected { ty: Some(Type::Bool), nullable: true };
                let Checked { expression, .. } = check(self.errors, condition, step.target.as_ref(), expected)?;
                expression.expr
            }
        };
        Some(match function == "count" {
            true => Typed::new(Expr::count(step.at, inner), Type::I64, false).within(Bounds::COUNT),
            false => Typed::new(Expr::exists(step.at, inner), Type::Bool, false),
        })
    }
}
