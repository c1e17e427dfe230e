//! Text that compares without ASCII case.

use std::hash::{Hash, Hasher};

use super::{Value, ValueError};
use crate::{Kind, Scalar};

/// Text that keeps the case it was written in and compares without ASCII case.
#[derive(Clone, Debug, Default)]
pub struct CiString(String);

impl CiString {
    /// Wraps text as it was written.
    pub fn new(text: impl Into<String>) -> CiString {
        CiString(text.into())
    }

    /// The text as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for CiString {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for CiString {}

impl Hash for CiString {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_ascii_lowercase().hash(state);
    }
}

impl std::fmt::Display for CiString {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<&str> for CiString {
    fn from(text: &str) -> Self {
        CiString::new(text)
    }
}

impl From<String> for CiString {
    fn from(text: String) -> Self {
        CiString(text)
    }
}

impl Value for CiString {
    const KIND: Kind = Kind::CiText;

    fn to_scalar(&self) -> Scalar {
        Scalar::from(self.0.clone())
    }

    fn from_scalar(scalar: Scalar) -> Result<Self, ValueError> {
        String::from_scalar(scalar).map(CiString)
    }
}
