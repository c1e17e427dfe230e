//! Reading requests: from headers, query strings and documents to what the engine takes.
//!
//! Everything here is decided by metadata and reports all it finds wrong at once. Nothing here touches
//! the database.

pub(crate) mod body;
pub(crate) mod document;
pub(crate) mod fieldset;
pub(crate) mod filter;
pub(crate) mod include;
pub(crate) mod json;
pub(crate) mod media;
pub(crate) mod page;
pub(crate) mod parameter;
pub(crate) mod read;
