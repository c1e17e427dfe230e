//! Reconciliation against a store in memory: the scenarios by name, properties, and scale.

mod properties;
mod rules;
mod scale;
mod scenarios;
mod store;
mod updates;
