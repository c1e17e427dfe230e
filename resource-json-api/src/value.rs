//! Values written as plain text: in query strings and in keys.

use resource_core::value::{json_from_scalar, json_to_scalar};
use resource_core::{Kind, Scalar, ValueError};
use serde_json::Value;

/// The value of `kind` that a text states. Lists are written with commas between their items, maps and
/// embedded values as JSON; nothing stands for null.
pub(crate) fn from_text(kind: Kind, text: &str) -> Result<Scalar, ValueError> {
    let json = match kind {
        Kind::Bool => match text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => Value::String(text.to_owned()),
        },
        Kind::I16 | Kind::I32 | Kind::I64 | Kind::Duration => match text.parse::<i64>() {
            Ok(number) if !text.starts_with('+') => number.into(),
            _ => Value::String(text.to_owned()),
        },
        Kind::F64 => text.parse::<f64>().map_or_else(|_| Value::String(text.to_owned()), Value::from),
        Kind::Text | Kind::CiText | Kind::Uuid | Kind::Time | Kind::Bytes | Kind::Enum(_) => {
            Value::String(text.to_owned())
        }
        Kind::List(item) => return list(kind, *item, text),
        Kind::Map | Kind::Embedded(_) => serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned())),
    };
    match json_to_scalar(kind, json)? {
        Scalar::Null => Err(ValueError::expected("a value")),
        scalar => Ok(scalar),
    }
}

fn list(kind: Kind, item: Kind, text: &str) -> Result<Scalar, ValueError> {
    let items = text.split(',').filter(|part| !part.is_empty());
    let items = items.map(|part| from_text(item, part).map(|scalar| json_from_scalar(item, &scalar)));
    let items: Vec<Value> = items.collect::<Result<_, _>>()?;
    json_to_scalar(kind, Value::Array(items))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write_in_urls() {
        assert_eq!(from_text(Kind::Bool, "true"), Ok(Scalar::Bool(true)));
        assert_eq!(from_text(Kind::I16, "-7"), Ok(Scalar::I64(-7)));
        assert_eq!(from_text(Kind::F64, "1.5"), Ok(Scalar::F64(1.5)));
        assert_eq!(from_text(Kind::Text, ""), Ok(Scalar::text("")));
        assert_eq!(from_text(Kind::Time, "1970-01-01T00:00:01Z"), Ok(Scalar::Time(1_000_000)));
        assert_eq!(from_text(Kind::List(&Kind::I32), "1,2"), Ok(Scalar::Json("[1,2]".into())));
    }

    #[test]
    fn refuses_what_is_of_another_kind() {
        for (kind, text) in [
            (Kind::Bool, "yes"),
            (Kind::I16, "40000"),
            (Kind::I64, "+1"),
            (Kind::F64, "NaN"),
            (Kind::Text, "a\0b"),
            (Kind::Uuid, "null"),
            (Kind::Map, "null"),
            (Kind::List(&Kind::I32), "1,x"),
        ] {
            assert!(from_text(kind, text).is_err(), "{text} as {kind:?}");
        }
    }
}
