//! The policy matrix: role x resource x action as text to check in and review.
//!
//! Not here: actors with several roles or principals; a row is one role alone.

use crate::{
    grants::{Decision, Grants},
    policies::Policies,
};

/// One block a resource, one line an action or guarded field, one entry a role: `allow`, `deny`, or
/// the condition. Resources and roles are sorted and nothing is aligned, so that two branches that
/// add different things merge.
pub fn matrix(policies: &Policies) -> String {
    let mut text =
        String::from("# Who may do what: `role: allow`, `role: deny`, or `role:` and the condition on the row.\n");
    text.push_str("# A field without a line is seen by whoever reads the row.\n");
    let mut resources: Vec<_> = policies.catalog().resources.iter().enumerate().collect();
    resources.sort_by_key(|(_, resource)| &resource.name);
    for (number, resource) in resources {
        text.push_str(&format!("\n{}\n", resource.name));
        let grants = &policies.resources[number];
        for (action, grants) in resource.actions.iter().zip(&grants.actions) {
            text.push_str(&line(policies, action, grants, &resource.scopes));
        }
        for (field, grants) in resource.fields.iter().zip(&grants.fields).filter(|(_, grants)| !grants.is_open()) {
            text.push_str(&line(policies, &format!("see {field}"), grants, &resource.scopes));
        }
    }
    text
}

fn line(policies: &Policies, name: &str, grants: &Grants, scopes: &[String]) -> String {
    let entry = |role: &String| {
        let principal = [policies.role_set([role.as_str()])];
        let cell = match grants.decide(&principal) {
            Decision::Deny => "deny".to_owned(),
            Decision::Allow => "allow".to_owned(),
            Decision::When(condition) => condition.tree().text(scopes),
        };
        format!(" {role}: {cell}")
    };
    let entries: Vec<String> = policies.roles().iter().map(entry).collect();
    format!("  {name} |{}\n", entries.join(";"))
}
