//! Building [`Trigger`].

use super::put;
use crate::Expr;
use crate::meta::{Chunk, Trigger};

impl Trigger {
    /// An action that jobs call at these times, as that part of the system.
    pub const fn new(name: &'static str, action: u16, cron: &'static str, actor: &'static str) -> Trigger {
        Trigger {
            name,
            action,
            cron,
            when: None,
            queue: "default",
            attempts: 3,
            priority: 5,
            actor,
            on_error: None,
            chunk: None,
        }
    }

    /// For rows that satisfy a condition.
    pub const fn when(mut self, when: Expr) -> Trigger {
        put(&mut self.when, when);
        self
    }

    /// The queue of its jobs.
    pub const fn queue(mut self, queue: &'static str) -> Trigger {
        self.queue = queue;
        self
    }

    /// How often a job is tried.
    pub const fn attempts(mut self, attempts: u16) -> Trigger {
        self.attempts = attempts;
        self
    }

    /// 0 is the most urgent, 9 the least.
    pub const fn priority(mut self, priority: i16) -> Trigger {
        self.priority = priority;
        self
    }

    /// The update after the last failed attempt.
    pub const fn on_error(mut self, action: u16) -> Trigger {
        self.on_error = Some(action);
        self
    }

    /// Many rows in one job.
    pub const fn chunk(mut self, rows: u32, input: u16) -> Trigger {
        self.chunk = Some(Chunk { rows, input });
        self
    }
}
