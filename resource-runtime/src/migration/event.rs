//! What a runner tells while it works.

use std::fmt;
use std::time::Duration;

/// There or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the new schema.
    Up,
    /// To the old one.
    Down,
}

/// Something that happened during a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Another process migrates or writes; this one waits.
    Waiting,
    /// A step begins.
    Step {
        /// `0007_add_pollers`.
        migration: String,
        /// There or back.
        way: Way,
        /// From 1.
        step: u32,
        /// How many there are.
        of: usize,
    },
    /// A migration is done, or undone.
    Finished {
        /// `0007_add_pollers`.
        migration: String,
        /// There or back.
        way: Way,
        /// How long its last steps took, those of this run.
        took: Duration,
    },
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Way::Up => "up",
            Way::Down => "down",
        })
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Waiting => f.write_str("waiting for another process that writes to the database"),
            Event::Step { migration, way, step, of } => write!(f, "{migration} {way}: step {step} of {of}"),
            Event::Finished { migration, way, took } => {
                let what = match way {
                    Way::Up => "applied",
                    Way::Down => "undone",
                };
                write!(f, "{migration} {what} in {:.1} s", took.as_secs_f64())
            }
        }
    }
}
