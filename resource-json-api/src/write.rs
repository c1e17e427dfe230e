//! JSON, written straight into a buffer: no record and no tree of values in between.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resource_core::{EnumKind, EnumStorage, Kind, Timestamp};
use resource_runtime::error::{Error, Result};
use resource_runtime::row::Cell;
use uuid::Uuid;

/// The JSON form of a cell of `kind`.
pub(crate) fn cell(out: &mut Vec<u8>, cell: Cell<'_>, kind: Kind) -> Result<()> {
    match (cell, kind) {
        (Cell::Null, _) => out.extend_from_slice(b"null"),
        (Cell::I64(number), Kind::Enum(kind)) => string(out, enum_name(kind, number)?),
        (Cell::Bool(true), _) => out.extend_from_slice(b"true"),
        (Cell::Bool(false), _) => out.extend_from_slice(b"false"),
        (Cell::I64(number), _) => integer(out, number),
        (Cell::F64(value), _) => number(out, value),
        (Cell::Text(text), _) => string(out, text),
        (Cell::Uuid(value), _) => {
            out.push(b'"');
            uuid(out, value);
            out.push(b'"');
        }
        (Cell::Time(micros), _) => {
            out.push(b'"');
            out.extend_from_slice(&Timestamp::from_micros(micros).write());
            out.push(b'"');
        }
        (Cell::Bytes(bytes), _) => string(out, &STANDARD.encode(bytes)),
        (Cell::Json(text), _) => out.extend_from_slice(text.as_bytes()),
    }
    Ok(())
}

/// The name of the stored number of an integer enum.
pub(crate) fn enum_name(kind: &EnumKind, number: i64) -> Result<&'static str> {
    let named = kind.values.iter().find(|value| i64::from(value.number) == number);
    match named {
        Some(value) if kind.storage == EnumStorage::Integer => Ok(value.name),
        _ => Err(Error::internal(format!("a column holds {number}, which is no {}", kind.name))),
    }
}

/// A string with its quotes.
pub(crate) fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    escaped(out, text);
    out.push(b'"');
}

/// The inside of a string.
pub(crate) fn escaped(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let mut copied = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if !ESCAPED[usize::from(*byte)] {
            continue;
        }
        out.extend_from_slice(&bytes[copied..at]);
        copied = at + 1;
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            control => {
                out.extend_from_slice(b"\\u00");
                out.push(HEXADECIMAL[usize::from(control >> 4)]);
                out.push(HEXADECIMAL[usize::from(control & 15)]);
            }
        }
    }
    out.extend_from_slice(&bytes[copied..]);
}

const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";

/// Bytes that cannot stand for themselves in a string.
const ESCAPED: [bool; 256] = {
    let mut table = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        table[control] = true;
        control += 1;
    }
    table[b'"' as usize] = true;
    table[b'\\' as usize] = true;
    table
};

/// An integer.
pub(crate) fn integer(out: &mut Vec<u8>, number: i64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

/// A number; one that JSON cannot write is null.
fn number(out: &mut Vec<u8>, value: f64) {
    match serde_json::Number::from_f64(value) {
        Some(number) => out.extend_from_slice(number.to_string().as_bytes()),
        None => out.extend_from_slice(b"null"),
    }
}

/// A UUID without quotes.
pub(crate) fn uuid(out: &mut Vec<u8>, value: Uuid) {
    let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
    out.extend_from_slice(value.hyphenated().encode_lower(&mut text).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use resource_core::Scalar;
    use resource_core::value::json_from_scalar;

    fn written(value: Cell<'_>, kind: Kind) -> serde_json::Value {
        let mut out = Vec::new();
        cell(&mut out, value, kind).expect("the cell fits its kind");
        serde_json::from_slice(&out).unwrap_or_else(|error| panic!("{}: {error}", String::from_utf8_lossy(&out)))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn writes_any_text(text in ".*") {
            prop_assert_eq!(written(Cell::Text(&text), Kind::Text), serde_json::Value::from(text));
        }

        #[test]
        fn writes_any_integer(value: i64) {
            prop_assert_eq!(written(Cell::I64(value), Kind::I64), serde_json::Value::from(value));
        }

        #[test]
        fn writes_any_number(value: f64) {
            let mut out = Vec::new();
            number(&mut out, value);
            let text = String::from_utf8(out).expect("text");
            prop_assert_eq!(text.parse::<f64>().ok(), value.is_finite().then_some(value));
        }

        #[test]
        fn writes_what_the_value_model_says(micros in resource_core::evaluate::TIME_RANGE, bytes: Vec<u8>, uuid: u128) {
            let uuid = Uuid::from_u128(uuid);
            prop_assert_eq!(written(Cell::Time(micros), Kind::Time), json_from_scalar(Kind::Time, &Scalar::Time(micros)));
            prop_assert_eq!(written(Cell::Uuid(uuid), Kind::Uuid), json_from_scalar(Kind::Uuid, &Scalar::Uuid(uuid)));
            let expected = json_from_scalar(Kind::Bytes, &Scalar::Bytes(bytes.clone().into()));
            prop_assert_eq!(written(Cell::Bytes(&bytes), Kind::Bytes), expected);
        }
    }

    #[test]
    fn control_characters_are_escaped() {
        let all: String = (0..0x20u8).map(char::from).collect();
        assert_eq!(written(Cell::Text(&all), Kind::Text), serde_json::Value::from(all));
    }
}
