//! What expressions see of JSON documents: members of embedded values, and items of lists.
//!
//! Documents are stored in one spelling ([`crate::value::json_to_scalar`]), so a UUID or a time inside one is the
//! same text wherever it came from, and databases may compare what stands there.

use serde_json::Value;

use crate::value::json_to_scalar;
use crate::{Kind, Scalar};

/// The member of a document that has a name; null where the document or the member is null or absent, and where
/// it is of another kind.
pub fn member(document: &Scalar, name: &str, kind: Kind) -> Scalar {
    let Scalar::Json(text) = document else { return Scalar::Null };
    let Ok(Value::Object(mut members)) = serde_json::from_str(text) else { return Scalar::Null };
    let Some(value) = members.remove(name) else { return Scalar::Null };
    match value {
        Value::Null => Scalar::Null,
        value if kind.is_json() => Scalar::Json(value.to_string().into()),
        value => json_to_scalar(kind, value).unwrap_or(Scalar::Null),
    }
}

/// The items of a list; `None` where it is null.
pub fn items(list: &Scalar, kind: Kind) -> Option<Vec<Scalar>> {
    let Scalar::Json(text) = list else { return None };
    let Ok(Value::Array(items)) = serde_json::from_str(text) else { return None };
    Some(items.into_iter().map(|item| json_to_scalar(kind, item).unwrap_or(Scalar::Null)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_member_is_null() {
        let document = Scalar::Json(r#"{"name":"linux","bits":64,"build":null,"kernel":{"release":"6"}}"#.into());
        let of = |name, kind| member(&document, name, kind);
        assert_eq!(of("name", Kind::Text), Scalar::from("linux"));
        assert_eq!(of("bits", Kind::I32), Scalar::I64(64));
        assert_eq!(
            [of("build", Kind::Text), of("edition", Kind::Text), of("name", Kind::I64)],
            [const { Scalar::Null }; 3]
        );
        assert_eq!(of("kernel", Kind::Map), Scalar::Json(r#"{"release":"6"}"#.into()));
        assert_eq!(member(&Scalar::Null, "name", Kind::Text), Scalar::Null);
    }

    #[test]
    fn a_list_is_its_items() {
        let list = Scalar::Json(r#"["a","b"]"#.into());
        assert_eq!(items(&list, Kind::Text), Some(vec!["a".into(), "b".into()]));
        assert_eq!(items(&Scalar::Null, Kind::Text), None);
    }
}
