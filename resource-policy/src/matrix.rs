//! The policy matrix: role x resource x action as text to check in and review.
//!
//! A cell is what the role can do: what the files grant, below what the declarations let anybody do. Not
//! here: actors with several roles or principals (a row is one role alone), and the fence of the tenant,
//! which stands around everything.

use crate::{
    catalog::{CatalogAction, SYSTEM},
    condition::Condition,
    grants::Grants,
    policies::Policies,
};

const HEAD: &str = "\
# Who may do what: `role: allow`, `role: deny`, or `role:` and the condition on the row. Ceilings of the
# declaration are part of the condition, except for `system:` roles, which they do not bind; `require` is one
# that has no name. `role: internal` is granted, and refused all the same to everything but the system.
# A field without a line is seen by whoever reads the row.
";

/// One block a resource, one line an action or guarded field, one entry a role: `allow`, `deny`,
/// `internal`, or the condition. Resources and roles are sorted and nothing is aligned, so that two
/// branches that add different things merge.
pub fn matrix(policies: &Policies) -> String {
    let mut text = HEAD.to_owned();
    let mut resources: Vec<_> = policies.catalog().resources.iter().enumerate().collect();
    resources.sort_by_key(|(_, resource)| &resource.name);
    for (number, resource) in resources {
        text.push_str(&format!("\n{}\n", resource.name));
        let grants = &policies.resources[number];
        for (action, grants) in resource.actions.iter().zip(&grants.actions) {
            let cell = |role: &str| action_cell(granted(policies, grants, role), action, role, &resource.scopes);
            text.push_str(&line(policies, &action.name, cell));
        }
        for (field, grants) in resource.fields.iter().zip(&grants.fields).filter(|(_, grants)| !grants.is_open()) {
            let cell = |role: &str| written(&granted(policies, grants, role), &resource.scopes);
            text.push_str(&line(policies, &format!("see {field}"), cell));
        }
    }
    text
}

fn line(policies: &Policies, name: &str, cell: impl Fn(&str) -> String) -> String {
    let entries: Vec<String> = policies.roles().iter().map(|role| format!(" {role}: {}", cell(role))).collect();
    format!("  {name} |{}\n", entries.join(";"))
}

/// The rows that the files grant to a role.
fn granted(policies: &Policies, grants: &Grants, role: &str) -> Condition {
    let principal = [policies.role_set([role])];
    Condition::clone(&grants.decide(&principal).tree())
}

/// What is left of a grant below what the declaration says of the action.
fn action_cell(granted: Condition, action: &CatalogAction, role: &str, scopes: &[String]) -> String {
    if role.starts_with(SYSTEM) || granted == Condition::False {
        return written(&granted, scopes);
    }
    if action.internal {
        return "internal".to_owned();
    }
    let mut names = scopes.to_vec();
    let ceilings: Vec<Condition> = action.ceilings.iter().map(|name| named(name, &mut names)).collect();
    written(&Condition::all([granted].into_iter().chain(ceilings)), &names)
}

/// The condition with a name, which is a new one if no scope has it.
fn named(name: &str, names: &mut Vec<String>) -> Condition {
    let at = names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    });
    Condition::Scope(at as u16)
}

fn written(condition: &Condition, names: &[String]) -> String {
    match condition {
        Condition::True => "allow".to_owned(),
        Condition::False => "deny".to_owned(),
        condition => condition.text(names),
    }
}
