//! Work that the clock starts: for rows that satisfy a condition, or once for each tenant.

use crate::Expr;

/// An action that jobs call.
#[derive(Debug)]
pub struct Trigger {
    /// The name, unique in its resource.
    pub name: &'static str,
    /// The position of the action.
    pub action: u16,
    /// When it is looked for work: minute, hour, day of month, month, day of week, in UTC.
    pub cron: &'static str,
    /// For which rows; `None` where the clock alone calls for the action, once for each tenant.
    pub when: Option<Expr>,
    /// The queue of its jobs.
    pub queue: &'static str,
    /// How often a job is tried.
    pub attempts: u16,
    /// 0 is the most urgent, 9 the least.
    pub priority: i16,
    /// The part of the system that acts: `system:<actor>` in the policy files.
    pub actor: &'static str,
    /// The position of the update that a row undergoes when its last attempt has failed.
    pub on_error: Option<u16>,
    /// Many rows in one job.
    pub chunk: Option<Chunk>,
}

/// How rows go into one job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// The most rows.
    pub rows: u32,
    /// The slot of the action that takes the list of their keys.
    pub input: u16,
}
