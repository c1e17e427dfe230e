//! Documents on their way into their types, without a tree in between.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, SeqAccess, Visitor};

use super::{Value, ValueError, json};

/// The value that the text of a document states.
///
/// # Errors
/// When it states none of this type.
pub fn text<T: Value>(text: &str) -> Result<T, ValueError> {
    let mut document = serde_json::Deserializer::from_str(text);
    let value = T::read_json(&mut document).and_then(|value| document.end().map(|()| value));
    // What the type does not take, its kind can explain.
    value.map_err(|_| json::explained(T::KIND, text))
}

/// One value inside a document.
pub struct One<T>(PhantomData<T>);

impl<T> Default for One<T> {
    fn default() -> Self {
        One(PhantomData)
    }
}

impl<'d, T: Value> DeserializeSeed<'d> for One<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'d>>(self, document: D) -> Result<T, D::Error> {
        T::read_json(document)
    }
}

/// A value or null.
pub(super) struct Optional<T>(pub PhantomData<T>);

impl<'d, T: Value> Visitor<'d> for Optional<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'d>>(self, document: D) -> Result<Option<T>, D::Error> {
        T::read_json(document).map(Some)
    }
}

/// The items of a list.
pub(super) struct Items<T>(pub PhantomData<T>);

impl<'d, T: Value> Visitor<'d> for Items<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'d>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::with_capacity(list.size_hint().unwrap_or_default());
        while let Some(item) = list.next_element_seed(One::<T>::default())? {
            items.push(item);
        }
        Ok(items)
    }
}
