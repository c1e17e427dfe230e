//! JSON documents as values, with what `serde_json` alone lets pass refused: names that occur twice in
//! one object, and nesting beyond what any document of ours needs.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::problem::{Problem, Problems, Source};

/// How deep objects and lists may nest.
const DEEPEST: usize = 32;

/// The value of a document.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Problems> {
    let mut walk = Walk { path: Vec::new(), repeated: Vec::new() };
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = Seed(&mut walk).deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    let repeated = walk
        .repeated
        .into_iter()
        .map(|pointer| Problem::new(400, "repeated", "A name can stand in an object once only.").at(pointer));
    let malformed = value
        .as_ref()
        .err()
        .map(|error| Problem::new(400, "malformed_json", format!("The document is no valid JSON: {error}.")));
    let problems: Vec<Problem> = repeated.chain(malformed).collect();
    match value {
        Ok(value) if problems.is_empty() => Ok(value),
        _ => Err(Problems(problems)),
    }
}

/// Where the parser is, and what it found twice.
struct Walk {
    path: Vec<String>,
    repeated: Vec<Source>,
}

struct Seed<'w>(&'w mut Walk);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.0.path.len() > DEEPEST {
            return Err(D::Error::custom(format!("it nests deeper than {DEEPEST} levels")));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(truth.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Value, E> {
        Number::from_f64(number).map(Value::Number).ok_or_else(|| E::custom("a number is too large"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        self.0.path.push("0".to_owned());
        while let Some(item) = items.next_element_seed(Seed(self.0))? {
            list.push(item);
            if let Some(last) = self.0.path.last_mut() {
                *last = list.len().to_string();
            }
        }
        self.0.path.pop();
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            self.0.path.push(name);
            let value = members.next_value_seed(Seed(self.0))?;
            let name = self.0.path.pop().unwrap_or_default();
            if object.contains_key(&name) {
                let names = self.0.path.iter().map(String::as_str).chain([name.as_str()]);
                self.0.repeated.push(Source::pointer(names));
            }
            object.insert(name, value);
        }
        Ok(object.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn problems(text: &str) -> Vec<(String, Source)> {
        let Err(Problems(problems)) = parse(text.as_bytes()) else { panic!("{text} was not refused") };
        problems.into_iter().map(|problem| (problem.code.into_owned(), problem.source)).collect()
    }

    #[test]
    fn names_that_occur_twice_are_refused_where_they_are() {
        let found = problems(r#"{"a":[{"b":1},{"b":1,"b":2}],"c/d":{"e":1,"e":1}}"#);
        let pointers = ["/a/1/b", "/c~1d/e"].map(|text| ("repeated".to_owned(), Source::Pointer(text.to_owned())));
        assert_eq!(found, pointers);
    }

    #[test]
    fn deep_documents_are_refused() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(parse(nested(DEEPEST).as_bytes()).is_ok());
        assert_eq!(problems(&nested(DEEPEST + 2))[0].0, "malformed_json");
        assert_eq!(problems(&"[".repeat(1_000_000))[0].0, "malformed_json");
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in ["", "{", "{} {}", "nul", "\"\u{1}\"", "1e999"] {
            assert_eq!(problems(text)[0].0, "malformed_json", "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn reads_what_serde_json_reads(text in "\\PC*") {
            let document = serde_json::json!({ "text": text, "list": [1, -2, 2.5, null, true, { "inner": {} }] });
            prop_assert_eq!(parse(document.to_string().as_bytes()), Ok(document));
        }
    }
}
