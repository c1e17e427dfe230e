//! The text of a script while it is written.

use super::Risks;
use crate::script::{Mode, Risk};

pub(super) struct Text {
    out: String,
    risks: Risks,
    mode: Mode,
    opens: bool,
}

impl Text {
    pub(super) fn new(head: &str, risks: Risks) -> Text {
        Text { out: format!("-- {head}\n"), risks, mode: Mode::Transaction, opens: false }
    }

    /// A line of the head.
    pub(super) fn note(&mut self, line: &str) {
        self.out.push_str(&format!("-- {line}\n"));
    }

    /// What follows is a new step.
    pub(super) fn step(&mut self, mode: Mode) {
        self.mode = mode;
        self.opens = true;
    }

    /// What follows is in a transaction, the current one if there is one.
    pub(super) fn in_transaction(&mut self) {
        if self.mode == Mode::NoTransaction {
            self.step(Mode::Transaction);
        }
    }

    /// One statement under what it does and why.
    pub(super) fn statement(&mut self, why: &str, sql: &str) {
        self.write(why, None, sql);
    }

    /// One statement that somebody has to agree to.
    pub(super) fn risky(&mut self, why: &str, risk: Risk, sql: &str) {
        let verdict = match self.risks {
            Risks::Review => "review",
            Risks::Allow => "allow",
        };
        self.write(why, Some(format!("{verdict} {risk}")), sql);
    }

    /// One statement that looks worse than it is.
    pub(super) fn harmless(&mut self, why: &str, risk: Risk, sql: &str) {
        self.write(why, Some(format!("allow {risk}")), sql);
    }

    /// A comment of its own.
    pub(super) fn remark(&mut self, text: &str) {
        self.out.push_str(&format!("\n-- {text}\n"));
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    fn write(&mut self, why: &str, directive: Option<String>, sql: &str) {
        if std::mem::take(&mut self.opens) {
            self.out.push_str(&format!("\n-- migrate: {}\n", self.mode.directive()));
        }
        self.out.push('\n');
        for line in why.lines() {
            self.out.push_str(&format!("-- {line}\n"));
        }
        if let Some(directive) = directive {
            self.out.push_str(&format!("-- migrate: {directive}\n"));
        }
        self.out.push_str(&format!("{sql};\n"));
    }
}
