//! JSON objects as values, and the JSON form of every scalar.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Number};
use uuid::Uuid;

use super::{Timestamp, Value, ValueError};
use crate::kind::EmbeddedKind;
use crate::{Kind, Scalar};

/// A JSON object with any content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json(pub Map<String, serde_json::Value>);

impl Value for Json {
    const KIND: Kind = Kind::Map;

    fn to_scalar(&self) -> Scalar {
        Scalar::Json(Cow::Owned(serde_json::to_string(&self.0).unwrap_or_default()))
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        let Scalar::Json(text) = scalar else { return Err(ValueError::expected("a JSON object")) };
        super::read::text(&text)
    }

    fn write_json<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(writer)
    }

    fn read_json<'d, D: Deserializer<'d>>(document: D) -> Result<Self, D::Error> {
        Map::deserialize(document).map(Json)
    }
}

/// How a value of `kind` looks in JSON documents.
pub fn from_scalar(kind: Kind, scalar: &Scalar) -> serde_json::Value {
    match (kind, scalar) {
        (_, Scalar::Null) => serde_json::Value::Null,
        (Kind::Enum(kind), scalar) => match kind.by_scalar(scalar) {
            Some(value) => value.name.into(),
            None => serde_json::Value::Null,
        },
        (_, Scalar::Bool(truth)) => (*truth).into(),
        (_, Scalar::I64(number)) => (*number).into(),
        (_, Scalar::F64(number)) => Number::from_f64(*number).map_or(serde_json::Value::Null, Into::into),
        (_, Scalar::Text(text)) => text.as_ref().into(),
        (_, Scalar::Bytes(bytes)) => STANDARD.encode(bytes).into(),
        (_, Scalar::Uuid(uuid)) => uuid.to_string().into(),
        (_, Scalar::Time(micros)) => Timestamp::from_micros(*micros).to_string().into(),
        (_, Scalar::Json(text)) => serde_json::from_str(text).unwrap_or(serde_json::Value::Null),
    }
}

/// Writes a value of `kind` as JSON documents hold it.
pub(super) fn write<S: Serializer>(kind: Kind, scalar: &Scalar, writer: S) -> Result<S::Ok, S::Error> {
    match (kind, scalar) {
        (Kind::Text | Kind::CiText, Scalar::Text(text)) => writer.serialize_str(text),
        (_, Scalar::I64(number)) if kind.is_integer() => writer.serialize_i64(*number),
        (kind, scalar) => from_scalar(kind, scalar).serialize(writer),
    }
}

/// The value of `kind` that a JSON document states.
///
/// # Errors
/// When the JSON value is none of `kind`; the error says what would be.
pub fn to_scalar(kind: Kind, value: serde_json::Value) -> Result<Scalar, ValueError> {
    use serde_json::Value as J;
    match (kind, value) {
        (_, J::Null) => Ok(Scalar::Null),
        (Kind::Bool, J::Bool(truth)) => Ok(Scalar::Bool(truth)),
        (Kind::I16, J::Number(number)) => whole::<i16>(&number),
        (Kind::I32, J::Number(number)) => whole::<i32>(&number),
        (Kind::I64 | Kind::Duration, J::Number(number)) => whole::<i64>(&number),
        (Kind::F64, J::Number(number)) => match number.as_f64() {
            Some(number) => f64::from_scalar(Scalar::F64(number)).map(Scalar::F64),
            None => Err(ValueError::expected("a finite number")),
        },
        (Kind::Text | Kind::CiText, J::String(text)) => text_scalar(text),
        (Kind::Uuid, J::String(text)) => {
            Uuid::try_parse(&text).map(Scalar::Uuid).map_err(|_| ValueError::expected("a UUID"))
        }
        (Kind::Time, J::String(text)) => {
            let time: Timestamp = text.parse()?;
            Ok(Scalar::Time(time.micros()))
        }
        (Kind::Bytes, J::String(text)) => {
            let bytes = STANDARD.decode(&text).map_err(|_| ValueError::expected("base64"))?;
            Ok(Scalar::Bytes(Cow::Owned(bytes)))
        }
        (Kind::Enum(kind), J::String(text)) => match kind.by_name(&text) {
            Some(value) => Ok(kind.scalar(value)),
            None => Err(ValueError::expected(one_of(kind))),
        },
        (kind, value) if kind.is_json() => Ok(Scalar::Json(Cow::Owned(document(kind, value)?.to_string()))),
        (kind, _) => Err(ValueError::expected(description(kind))),
    }
}

/// The value of `kind` that a document states, as it is read. What is JSON itself has types that read it.
pub(super) fn scalar<'d, D: Deserializer<'d>>(kind: Kind, document: D) -> Result<Scalar, D::Error> {
    if kind.is_json() {
        return to_scalar(kind, serde_json::Value::deserialize(document)?).map_err(D::Error::custom);
    }
    document.deserialize_any(Plain(kind))
}

/// What is wrong with the text of a document that is none of `kind`.
pub(super) fn explained(kind: Kind, text: &str) -> ValueError {
    let wrong = match serde_json::from_str(text) {
        Ok(value) => to_scalar(kind, value).err(),
        Err(_) => None,
    };
    wrong.unwrap_or_else(|| ValueError::expected(description(kind)))
}

/// A value that is no JSON itself.
struct Plain(Kind);

impl Plain {
    fn scalar<E: Error>(self, value: serde_json::Value) -> Result<Scalar, E> {
        to_scalar(self.0, value).map_err(E::custom)
    }
}

impl Visitor<'_> for Plain {
    type Value = Scalar;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&description(self.0))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Scalar, E> {
        self.scalar(truth.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Scalar, E> {
        self.scalar(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Scalar, E> {
        self.scalar(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Scalar, E> {
        self.scalar(number.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Scalar, E> {
        self.scalar(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Scalar, E> {
        self.scalar(text.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Scalar, E> {
        Ok(Scalar::Null)
    }
}

/// Text that both databases can store: Postgres refuses the zero character.
fn text_scalar(text: String) -> Result<Scalar, ValueError> {
    if text.contains('\0') { Err(ValueError::expected("text without zero characters")) } else { Ok(text.into()) }
}

fn whole<T: TryFrom<i64> + Value>(number: &Number) -> Result<Scalar, ValueError> {
    let number = number.as_i64().map_or(Scalar::Null, Scalar::I64);
    T::from_scalar(number).map(|value| value.to_scalar())
}

/// A document that is what its kind prescribes, in the one spelling in which documents are stored: databases
/// compare the texts inside, such as those of UUIDs and times.
fn document(kind: Kind, value: serde_json::Value) -> Result<serde_json::Value, ValueError> {
    match (kind, value) {
        (Kind::Map, value @ serde_json::Value::Object(_)) => no_zero_characters(&value).map(|()| value),
        (Kind::List(item), serde_json::Value::Array(items)) => {
            let items = items.into_iter().map(|each| match each.is_null() {
                true => Err(ValueError::expected("a list without nulls")),
                false => part(*item, each),
            });
            items.collect::<Result<Vec<_>, _>>().map(serde_json::Value::Array)
        }
        (Kind::Embedded(embedded), serde_json::Value::Object(entries)) => members(embedded, entries),
        (kind, _) => Err(ValueError::expected(description(kind))),
    }
}

fn members(
    embedded: &EmbeddedKind,
    mut entries: Map<String, serde_json::Value>,
) -> Result<serde_json::Value, ValueError> {
    if let Some(unknown) = entries.keys().find(|key| !embedded.fields.iter().any(|field| field.name == *key)) {
        return Err(ValueError::expected(format!("a {} without `{unknown}`", embedded.name)));
    }
    for field in embedded.fields {
        match entries.get_mut(field.name) {
            None | Some(serde_json::Value::Null) if field.nullable => {}
            None | Some(serde_json::Value::Null) => {
                return Err(ValueError::expected(format!("a {} with `{}`", embedded.name, field.name)));
            }
            Some(value) => {
                *value = part(field.kind, value.take()).map_err(|error| {
                    ValueError::expected(format!("a {} whose `{}` is {}", embedded.name, field.name, error.expected))
                })?;
            }
        }
    }
    Ok(serde_json::Value::Object(entries))
}

fn part(kind: Kind, value: serde_json::Value) -> Result<serde_json::Value, ValueError> {
    if kind.is_json() {
        return document(kind, value);
    }
    to_scalar(kind, value).map(|scalar| from_scalar(kind, &scalar))
}

/// Postgres refuses the escaped zero character in its binary JSON.
fn no_zero_characters(value: &serde_json::Value) -> Result<(), ValueError> {
    if has_zero_characters(value) {
        return Err(ValueError::expected("a JSON object without zero characters"));
    }
    Ok(())
}

fn has_zero_characters(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => text.contains('\0'),
        serde_json::Value::Array(items) => items.iter().any(has_zero_characters),
        serde_json::Value::Object(entries) => {
            entries.iter().any(|(name, value)| name.contains('\0') || has_zero_characters(value))
        }
        _ => false,
    }
}

fn one_of(kind: &crate::EnumKind) -> String {
    let names: Vec<&str> = kind.values.iter().map(|value| value.name).collect();
    format!("one of {}", names.join(", "))
}

fn description(kind: Kind) -> Cow<'static, str> {
    match kind {
        Kind::Bool => "true or false".into(),
        Kind::I16 | Kind::I32 | Kind::I64 | Kind::Duration => "an integer".into(),
        Kind::F64 => "a number".into(),
        Kind::Text | Kind::CiText => "text".into(),
        Kind::Uuid => "a UUID".into(),
        Kind::Time => "a timestamp as in RFC 3339".into(),
        Kind::Bytes => "base64 text".into(),
        Kind::Enum(kind) => one_of(kind).into(),
        Kind::Map => "a JSON object".into(),
        Kind::List(item) => format!("a list in which each item is {}", description(*item)).into(),
        Kind::Embedded(embedded) => format!("a {} object", embedded.name).into(),
    }
}
