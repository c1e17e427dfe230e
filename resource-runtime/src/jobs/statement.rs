//! What statements of the scheduler have in common; its tables have columns that are known by name.

use resource_core::Kind;

pub(super) use crate::sql::Text;

impl Text {
    /// Adds the condition that a row is one of these attempts of jobs, of which there is at least one.
    pub(super) fn attempts(&mut self, jobs: &[(i64, i64)]) -> &mut Text {
        self.add("(id, attempt) IN (VALUES ");
        for (at, (id, attempt)) in jobs.iter().enumerate() {
            self.add(if at > 0 { ", (" } else { "(" });
            self.value(*id, Kind::I64).add(", ").value(*attempt, Kind::I32).add(")");
        }
        self.add(")")
    }
}
