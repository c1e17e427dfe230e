//! Machines against tables that were written by hand: every step in every state.

use resource_runtime::testing::TestCx;
use serde_json::{Value, json};

use crate::stage::{Caller, Seen, Stage, record, wrongs};

/// A step that people may take: its name, its route, where it starts and where it ends.
pub struct Step {
    name: &'static str,
    path: &'static str,
    from: &'static [&'static str],
    to: &'static str,
}

/// One step.
pub const fn step(name: &'static str, path: &'static str, from: &'static [&'static str], to: &'static str) -> Step {
    Step { name, path, from, to }
}

/// A resource with states.
pub struct Machine {
    /// The type of its records, which is also their path.
    pub api_type: &'static str,
    /// The table and the column of the state.
    pub column: (&'static str, &'static str),
    /// All states.
    pub states: &'static [&'static str],
    /// What can be done.
    pub steps: &'static [Step],
    /// What can be done in every state as well.
    pub always: &'static [&'static str],
    /// What a step is given.
    pub arguments: fn(&str) -> Value,
}

impl Machine {
    /// Takes every step in every state with one record, and answers with how many were allowed.
    pub async fn walk(&self, (t, stage, caller): (&TestCx, &Stage, &Caller), id: &str) -> usize {
        let (table, column) = self.column;
        let (mut legal, mut illegal) = (0, 0);
        for state in self.states {
            let mut offered: Vec<&str> = self.always.to_vec();
            offered.extend(self.steps.iter().filter(|step| step.from.contains(state)).map(|step| step.name));
            offered.sort_unstable();
            for step in self.steps {
                stage.sql(&format!("UPDATE {table} SET {column} = '{state}'")).await.expect("a state");
                let path = format!("/{}/{id}{}", self.api_type, step.path);
                let answer = caller.patch(&path, record(self.api_type, (self.arguments)(step.name))).await;
                let name = format!("{} of one that is {state}", step.name);
                if step.from.contains(state) {
                    assert_eq!(answer.status, 200, "{name}: {}", answer.text);
                    assert_eq!(answer.attribute(column), step.to, "{name}");
                    legal += 1;
                    continue;
                }
                assert_eq!(answer.status, 409, "{name}: {}", answer.text);
                assert_eq!(answer.wrong(), wrongs(&[("", "state")]), "{name}");
                let mut allowed = answer.allowed();
                allowed.sort();
                assert_eq!(allowed, offered, "{name}");
                assert_eq!(stage.count(table, &format!("{column} = '{state}'")).await, 1, "{name}");
                illegal += 1;
            }
        }
        tests::counts::tell(&format!("{:?}: {legal} steps of {}, {illegal} refused", t.dialect(), self.api_type));
        assert_eq!(legal + illegal, self.states.len() * self.steps.len());
        legal
    }
}

/// A reason.
pub fn reason(step: &str) -> Value {
    json!({ "reason": format!("because of {step}") })
}
