//! What it costs to ask the policies: time, and allocations.

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context as _, Result};
use resource_policy::{Policies, RoleSet};

use crate::allocations;
use crate::measure::Plan;
use crate::statistics::{Estimate, Verdict};

/// The most nanoseconds that a decision may take.
const TARGET: f64 = 1_000.0;
/// Decisions in one round.
const DECISIONS: u32 = 20_000;

/// What one kind of decision costs.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What is decided.
    pub name: &'static str,
    /// The time.
    pub nanos: Estimate,
    /// Heap allocations of one decision.
    pub allocations: u64,
}

impl Decision {
    /// Below a microsecond, without allocating.
    pub fn verdict(&self) -> Verdict {
        match (self.allocations, self.nanos.high < TARGET, self.nanos.low >= TARGET) {
            (0, true, _) => Verdict::Met,
            (0, false, false) => Verdict::NotResolved,
            _ => Verdict::Missed,
        }
    }
}

/// Decisions of the product's own policies: by roles alone, over all rows under a condition, and for a
/// token, where two principals must agree.
///
/// # Errors
/// When the policies are not valid.
pub fn decisions(plan: Plan) -> Result<Vec<Decision>> {
    let policies = app::policies::load(None)?;
    let roles = |names: &[&str]| names.iter().map(|name| policies.role_set([*name])).collect::<Vec<_>>();
    let by_role = ask(&policies, ("inventory.device", "list"), &roles(&["viewer"]), plan);
    let on_condition = ask(&policies, ("identity.api_token", "list"), &roles(&["viewer"]), plan);
    let by_token = ask(&policies, ("infrastructure.poller", "degrade"), &roles(&["admin", "token_write"]), plan);
    let refused = ask(&policies, ("inventory.device", "destroy"), &roles(&["viewer"]), plan);
    Ok(vec![
        Decision { name: "allowed by role", ..by_role? },
        Decision { name: "allowed on a condition", ..on_condition? },
        Decision { name: "allowed to a user's token", ..by_token? },
        Decision { name: "refused", ..refused? },
    ])
}

fn ask(policies: &Policies, (resource, action): (&str, &str), roles: &[RoleSet], plan: Plan) -> Result<Decision> {
    let resources = &policies.catalog().resources;
    let at = resources.iter().position(|each| each.name == resource).with_context(|| resource.to_owned())?;
    let action =
        resources[at].actions.iter().position(|each| each.name == action).with_context(|| action.to_owned())?;
    let decide = || {
        black_box(policies.action(black_box(at), black_box(action)).decide(black_box(roles)));
    };
    let allocations = allocations::count(decide);
    let round = |_| {
        let start = Instant::now();
        (0..DECISIONS).for_each(|_| decide());
        start.elapsed().as_nanos() as f64 / f64::from(DECISIONS)
    };
    let nanos: Vec<f64> = (0..plan.rounds).map(round).collect();
    Ok(Decision { name: "", nanos: Estimate::of(&nanos), allocations })
}
