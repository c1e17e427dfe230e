//! The attributes that let jobs call actions.

use super::On::Resource;
use super::{Attribute, Part};

const fn part(name: &'static str, syntax: &'static str, doc: &'static str) -> Part {
    Part { name, syntax, doc }
}

/// Parts of both.
const ANY: &[Part] = &[
    part("action", "action = name", "The action. It has no inputs that must be given. Required."),
    part("cron", "cron = \"*/5 * * * *\"", "Minute, hour, day of month, month and day of week, in UTC. Required."),
    part("queue", "queue = name", "The queue of its jobs; `default` if left out."),
    part("attempts", "attempts = 5", "How often a job is tried; 3 if left out."),
    part("priority", "priority = 0", "0 is the most urgent, 9 the least; 5 if left out."),
    part("actor", "actor = name", "The part of the system that acts, `system:<name>` in policy files. Required."),
];

pub(super) const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "trigger",
        on: Resource,
        syntax: "#[trigger(name, action = name, when(expression), cron = \"* * * * *\", actor = name, ..)]",
        doc: "An update, a destroy or a run action on a record that a job calls for each row of each tenant that \
              satisfies a condition. The condition holds again when the job runs, or nothing happens.",
        parts: &[
            ANY,
            &[
                part("when", "when(expression)", "Which rows. Required."),
                part(
                    "on_error",
                    "on_error = name",
                    "An update of the row after the last attempt has failed; an argument `error` tells it why.",
                ),
                part(
                    "chunk",
                    "chunk = 100",
                    "So many rows in one job, for a run action with one argument: the list of their keys.",
                ),
            ],
        ],
    },
    Attribute {
        name: "schedule",
        on: Resource,
        syntax: "#[schedule(name, action = name, cron = \"0 3 * * *\", actor = name, ..)]",
        doc: "A create or run action that a job calls in each tenant whenever the clock says so.",
        parts: &[ANY],
    },
];
