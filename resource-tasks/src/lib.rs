//! resource-tasks
