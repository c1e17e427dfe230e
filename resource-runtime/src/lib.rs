//! resource-runtime
