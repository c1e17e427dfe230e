//! A random value of any kind.

use std::borrow::Cow;

use resource_core::meta::Rule;
use resource_core::value::json_from_scalar;
use resource_core::{EmbeddedKind, Kind, Scalar};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::text::text;
use crate::testing::Random;

/// Two years around the beginning of the tests' clock.
const TIMES: (i64, i64) = (1_740_830_400_000_000, 1_803_902_400_000_000);

/// A random value that follows the rules.
///
/// # Panics
/// When no text can be found that matches a pattern and has the right length.
pub fn value(kind: Kind, rules: &[Rule], random: &mut Random) -> Scalar {
    match kind {
        Kind::Bool => Scalar::Bool(random.chance(50)),
        Kind::I16 => Scalar::I64(integer((i16::MIN.into(), i16::MAX.into()), rules, random)),
        Kind::I32 => Scalar::I64(integer((i32::MIN.into(), i32::MAX.into()), rules, random)),
        Kind::I64 | Kind::Duration => Scalar::I64(integer((i64::MIN, i64::MAX), rules, random)),
        Kind::F64 => Scalar::F64(random.between(-1_000_000, 1_000_000) as f64 / 64.0),
        Kind::Text | Kind::CiText => Scalar::from(text(rules, random)),
        Kind::Uuid => Scalar::Uuid(Uuid::from_u64_pair(random.next(), random.next())),
        Kind::Time => Scalar::Time(random.between(TIMES.0, TIMES.1)),
        Kind::Bytes => {
            let (min, max) = length(rules, 24);
            let count = random.between(min, max);
            Scalar::Bytes(Cow::Owned((0..count).map(|_| random.next() as u8).collect()))
        }
        Kind::Enum(kind) => kind.scalar(random.pick(kind.values)),
        Kind::Map => {
            let value = [("note".to_owned(), Value::from(text(&[], random)))];
            Scalar::Json(Value::Object(Map::from_iter(value)).to_string().into())
        }
        Kind::List(item) => {
            let (min, max) = length(rules, 3);
            let items = (0..random.between(min, max)).map(|_| json_from_scalar(*item, &value(*item, &[], random)));
            Scalar::Json(Value::Array(items.collect()).to_string().into())
        }
        Kind::Embedded(kind) => Scalar::Json(embedded(kind, random).to_string().into()),
    }
}

fn embedded(kind: &EmbeddedKind, random: &mut Random) -> Value {
    let mut object = Map::new();
    for field in kind.fields {
        if !field.nullable || random.chance(60) {
            let value = value(field.kind, &[], random);
            object.insert(field.name.to_owned(), json_from_scalar(field.kind, &value));
        }
    }
    Value::Object(object)
}

/// Mostly small numbers, now and then a bound.
fn integer((low, high): (i64, i64), rules: &[Rule], random: &mut Random) -> i64 {
    let (mut low, mut high) = (low, high);
    for rule in rules {
        if let Rule::Range { min, max } = rule {
            low = low.max(min.unwrap_or(low));
            high = high.min(max.unwrap_or(high));
        }
    }
    match random.below(20) {
        0 => low,
        1 => high,
        _ => {
            let start = 0.clamp(low, high);
            random.between(start, start.saturating_add(1000).min(high))
        }
    }
}

/// How long something may be, at most `most` where nothing asks for more.
pub(super) fn length(rules: &[Rule], most: i64) -> (i64, i64) {
    let (mut low, mut high) = (0, i64::MAX);
    for rule in rules {
        if let Rule::Length { min, max } = rule {
            low = low.max(min.map_or(low, i64::from));
            high = high.min(max.map_or(high, i64::from));
        }
    }
    (low, high.min(low.max(most)))
}
