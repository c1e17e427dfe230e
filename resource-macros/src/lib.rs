//! resource-macros
