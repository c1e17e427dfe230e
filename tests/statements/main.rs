//! Counts.

