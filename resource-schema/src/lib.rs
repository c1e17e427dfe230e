//! resource-schema
