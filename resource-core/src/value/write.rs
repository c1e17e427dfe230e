//! Values on their way into documents, without a tree in between.

use serde::{Serialize, Serializer};

use super::Value;
use crate::Scalar;

/// One value inside a document.
pub struct One<'a, T>(pub &'a T);

impl<T: Value> Serialize for One<'_, T> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        self.0.write_json(writer)
    }
}

/// What a column holds for a value that is JSON itself.
pub fn scalar<T: Value>(value: &T) -> Scalar {
    // Names are texts, so the only writer that could refuse a value would be one that runs out of room.
    Scalar::Json(serde_json::to_string(&One(value)).unwrap_or_default().into())
}
