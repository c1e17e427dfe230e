//! The partition that an update is about, by slug. Whether a partition with that slug exists is for the
//! application to say.

use std::fmt;
use std::sync::Arc;

use crate::text;

/// The slug of a partition in normal form: without blanks around it, and never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partition(Arc<str>);

impl Partition {
    /// The slug that is meant where none is given.
    pub const DEFAULT: &str = "default";
    /// The slug under which components of the system are.
    pub const SERVICERADAR: &str = "serviceradar";

    /// The partition that a text means.
    pub fn named(text: &str) -> Partition {
        Partition(text::clean(text).as_deref().unwrap_or(Self::DEFAULT).into())
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
