//! Properties over random schemas, and the texts of drafts as a reviewer sees them.

mod catalog;
mod golden;
mod lint;
mod properties;
mod strategy;
