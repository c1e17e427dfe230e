//! Filters from outside: names, an operator and texts become a checked condition.
//!
//! A path leads through relations to a field, a calculation or a relation's own key. Each relation on
//! the way means "some related row"; what the actor may not see of it is taken out when the condition
//! is read with.

use std::str::FromStr;

use resource_core::meta::{Relation, RelationKind};
use resource_core::value::json_to_scalar;
use resource_core::{BinaryOp, EnumStorage, Expr, Function, Kind, Node, ResourceMeta, Scalar};

use super::{Column, names};
use crate::error::Failure;

/// The most values that one condition lists.
pub const MOST_VALUES: usize = 250;

/// The most relations on a path.
const MOST_STEPS: usize = 4;

/// How a field is compared with values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// Equal.
    Eq,
    /// Another value; null is neither equal nor another.
    Ne,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// One of the values.
    In,
    /// None of the values.
    NotIn,
    /// Contains a text, without ASCII case.
    Contains,
    /// Starts with a text, without ASCII case.
    StartsWith,
    /// Ends with a text, without ASCII case.
    EndsWith,
    /// Null, or not null, as `true` or `false` says.
    IsNull,
}

impl Operator {
    /// Every operator with its name.
    pub const ALL: [(&'static str, Operator); 12] = [
        ("eq", Operator::Eq),
        ("ne", Operator::Ne),
        ("lt", Operator::Lt),
        ("le", Operator::Le),
        ("gt", Operator::Gt),
        ("ge", Operator::Ge),
        ("in", Operator::In),
        ("not_in", Operator::NotIn),
        ("contains", Operator::Contains),
        ("starts_with", Operator::StartsWith),
        ("ends_with", Operator::EndsWith),
        ("is_null", Operator::IsNull),
    ];

    /// The name.
    pub fn name(self) -> &'static str {
        Operator::ALL.iter().find(|(_, operator)| *operator == self).map_or("eq", |(name, _)| name)
    }

    /// The operators that values of a kind take.
    pub fn of(kind: Kind) -> impl Iterator<Item = Operator> {
        Operator::ALL.into_iter().map(|(_, operator)| operator).filter(move |operator| operator.takes(kind))
    }

    fn takes(self, kind: Kind) -> bool {
        match self {
            Operator::IsNull => true,
            Operator::Eq | Operator::Ne | Operator::In | Operator::NotIn => !kind.is_json(),
            Operator::Contains | Operator::StartsWith | Operator::EndsWith => matches!(kind, Kind::Text | Kind::CiText),
            Operator::Lt | Operator::Le | Operator::Gt | Operator::Ge => match kind {
                Kind::Enum(kind) => kind.storage == EnumStorage::Integer,
                Kind::F64 | Kind::Time | Kind::Text | Kind::CiText => true,
                kind => kind.is_integer(),
            },
        }
    }
}

impl FromStr for Operator {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Operator::ALL.iter().find(|(known, _)| *known == name);
        known.map(|(_, operator)| *operator).ok_or_else(|| {
            match names::nearest(name, Operator::ALL.iter().map(|(name, _)| *name)) {
                Some(nearest) => format!("There is no operator `{name}`. Did you mean `{nearest}`?"),
                None => format!("There is no operator `{name}`."),
            }
        })
    }
}

/// The condition that what `path` leads to compares so with `values`: one value, or for `in` and
/// `not_in` any number. Use it as [`super::Query::filter`]; several are joined by [`Expr::all`].
///
/// # Errors
/// A failure of the parameter `filter[<path>]` that says what is wrong and what was probably meant.
pub fn compare(
    meta: &'static ResourceMeta,
    path: &[&str],
    operator: Operator,
    values: &[&str],
) -> Result<Expr, Failure> {
    let parameter = format!("filter[{}]", path.join("."));
    let failed = |code, text: String| Failure::parameter(parameter.clone(), code, text);
    let Some((last, steps)) = path.split_last() else {
        return Err(failed("unknown", "A filter names an attribute.".to_owned()));
    };
    if steps.len() > MOST_STEPS {
        return Err(failed("too_deep", format!("A filter leads through {MOST_STEPS} relations at most.")));
    }
    let mut target = meta;
    let mut relations = Vec::new();
    for step in steps {
        let at = public_relation(target, step).ok_or_else(|| {
            let known = target.relations.iter().filter(|relation| relation.public).map(|relation| relation.name);
            unknown_relation(&parameter, step, target, known)
        })?;
        relations.push(at);
        target = target.relations[at as usize].target;
    }
    let column = attribute(target, last).ok_or_else(|| {
        let relations = target.relations.iter().filter(|relation| relation.public).map(|relation| relation.name);
        let known = names::columns(target).map(|column| column.name(target)).chain(relations);
        names::unknown(parameter.clone(), last, target, known)
    })?;
    let condition = on_column(target, column, operator, values).map_err(|(code, text)| failed(code, text))?;
    Ok(relations.into_iter().rev().fold(condition, |inner, relation| Expr::exists(relation, inner)))
}

fn public_relation(meta: &ResourceMeta, name: &str) -> Option<u16> {
    meta.relation(name).filter(|at| meta.relations[*at as usize].public)
}

fn unknown_relation<'a>(
    parameter: &str,
    name: &str,
    meta: &ResourceMeta,
    known: impl Iterator<Item = &'a str>,
) -> Failure {
    let mut text = format!("`{}` has no relation `{name}`.", meta.api_type);
    if let Some(nearest) = names::nearest(name, known) {
        text.push_str(&format!(" Did you mean `{nearest}`?"));
    }
    Failure::parameter(parameter.to_owned(), "unknown", text)
}

/// The column that a name means: a field, a calculation, or the key that a relation keeps in this row.
fn attribute(meta: &ResourceMeta, name: &str) -> Option<Column> {
    let relation = || public_relation(meta, name).and_then(|at| own_key(meta, &meta.relations[at as usize]));
    names::column(meta, name).or_else(|| relation().map(Column::Field))
}

fn own_key(meta: &ResourceMeta, relation: &Relation) -> Option<u16> {
    let mut own = relation.on.iter().map(|(own, _)| *own).filter(|own| Some(*own) != meta.tenant_field());
    match (relation.kind, own.next(), own.next()) {
        (RelationKind::BelongsTo, Some(own), None) if !meta.fields[own as usize].secret => Some(own),
        _ => None,
    }
}

type Problem = (&'static str, String);

fn on_column(meta: &ResourceMeta, column: Column, operator: Operator, values: &[&str]) -> Result<Expr, Problem> {
    let kind = column.kind(meta);
    if !operator.takes(kind) {
        return Err(("operator", not_taken(column.name(meta), kind, operator)));
    }
    let many = matches!(operator, Operator::In | Operator::NotIn);
    if values.is_empty() || (values.len() > 1 && !many) {
        return Err(("value", format!("`{}` takes one value.", operator.name())));
    }
    if values.len() > MOST_VALUES {
        return Err(("too_many", format!("`{}` takes {MOST_VALUES} values at most.", operator.name())));
    }
    let stored = Expr::field(column.position(meta));
    if operator == Operator::IsNull {
        let op = match values[0] {
            "true" => BinaryOp::Is,
            "false" => BinaryOp::IsNot,
            _ => return Err(("value", "`is_null` takes `true` or `false`.".to_owned())),
        };
        return Ok(Expr::binary(op, stored, constant(Scalar::Null)));
    }
    let values = values.iter().map(|text| value(kind, text)).collect::<Result<Vec<Scalar>, String>>();
    let mut values = values.map_err(|text| ("value", text))?;
    let stored = match kind {
        Kind::CiText => Expr::call(Function::Lower, [stored]),
        _ => stored,
    };
    match operator {
        Operator::In => return Ok(stored.is_in(values)),
        Operator::NotIn => return Ok(stored.is_in(values).negated()),
        _ => {}
    }
    let value = constant(values.pop().unwrap_or(Scalar::Null));
    Ok(match operator {
        Operator::Ne => Expr::binary(BinaryOp::NotEqual, stored, value),
        Operator::Lt => Expr::binary(BinaryOp::Less, stored, value),
        Operator::Le => Expr::binary(BinaryOp::LessOrEqual, stored, value),
        Operator::Gt => Expr::binary(BinaryOp::Greater, stored, value),
        Operator::Ge => Expr::binary(BinaryOp::GreaterOrEqual, stored, value),
        Operator::Contains => Expr::call(Function::Contains, [stored, value]),
        Operator::StartsWith => Expr::call(Function::StartsWith, [stored, value]),
        Operator::EndsWith => Expr::call(Function::EndsWith, [stored, value]),
        Operator::Eq | Operator::In | Operator::NotIn | Operator::IsNull => {
            Expr::binary(BinaryOp::Equal, stored, value)
        }
    })
}

fn constant(value: Scalar) -> Expr {
    Expr::leaf(Node::Const(value))
}

fn not_taken(name: &str, kind: Kind, operator: Operator) -> String {
    let taken: Vec<&str> = Operator::of(kind).map(Operator::name).collect();
    format!(
        "`{name}` is a {}, which `{}` does not compare; it takes {}.",
        kind.name(),
        operator.name(),
        taken.join(", ")
    )
}

/// The value that a text states.
fn value(kind: Kind, text: &str) -> Result<Scalar, String> {
    let wrong = |expected: &str| format!("`{text}` must be {expected}.");
    let document = match kind {
        Kind::Bool => text.parse::<bool>().map(serde_json::Value::from).ok(),
        Kind::F64 => text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map(serde_json::Value::from),
        kind if kind.is_integer() => text.parse::<i64>().map(serde_json::Value::from).ok(),
        _ => Some(serde_json::Value::from(text)),
    };
    // What does not even parse is put to the same judge, for the same sentence.
    let document = document.unwrap_or_else(|| serde_json::Value::from(text));
    let value = json_to_scalar(kind, document).map_err(|error| wrong(&error.expected))?;
    Ok(match (kind, value) {
        (Kind::CiText, Scalar::Text(text)) => Scalar::from(text.to_ascii_lowercase()),
        (_, value) => value,
    })
}
