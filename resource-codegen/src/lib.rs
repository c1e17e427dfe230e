//! resource-codegen
