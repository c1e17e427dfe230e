//! What the grants are meant to be, role by role.

use std::collections::BTreeMap;

use resource_core::ResourceMeta;
use resource_core::meta::{Action, ActionKind};

/// What each role may do with an action.
type Cells = BTreeMap<String, String>;

/// Every action with its cells of the matrix.
fn actions() -> Vec<(&'static ResourceMeta, &'static Action, Cells)> {
    let matrix = resource_policy::matrix(&app::policies::load(None).expect("valid files"));
    let mut all = Vec::new();
    for entry in generated::APPLICATION.resources {
        let block = matrix.split("\n\n").find(|block| block.trim_start().lines().next() == Some(entry.meta.name));
        let block = block.unwrap_or_else(|| panic!("{} is missing", entry.meta.name));
        for action in entry.meta.actions {
            let line = block.lines().find_map(|line| line.strip_prefix(&format!("  {} |", action.name)));
            let cells = line.unwrap_or_else(|| panic!("{}.{} is missing", entry.meta.name, action.name)).split(';');
            let cells = cells.map(|cell| cell.trim().rsplit_once(": ").expect("a role and what it may"));
            all.push((entry.meta, action, cells.map(|(role, cell)| (role.to_owned(), cell.to_owned())).collect()));
        }
    }
    assert!(all.len() > 100, "{} actions", all.len());
    all
}

/// The cell of an action that is granted on every row that the declaration leaves.
fn whole(meta: &ResourceMeta) -> &'static str {
    if meta.require.is_some() { "in_partition" } else { "allow" }
}

fn is_own(meta: &ResourceMeta) -> bool {
    matches!(meta.name, "identity.user" | "identity.api_token")
}

/// What only operators read, or only administrators, or only platform operators.
fn is_kept_from_most(meta: &ResourceMeta) -> bool {
    matches!(meta.name, "audit.audit_log" | "jobs.job" | "jobs.job_schedule" | "jobs.job_queue")
}

#[test]
fn viewers_write_nothing_but_their_own_profile_and_tokens() {
    for (meta, action, cells) in actions() {
        let cell = cells["viewer"].as_str();
        let allowed = match action.kind {
            ActionKind::Read => action.internal || (cell == "deny") == is_kept_from_most(meta),
            _ if (meta.name, action.name) == ("identity.api_token", "issue") => cell == "allow",
            // The owner of a tenant may have any role.
            _ if meta.name == "identity.tenant_membership" => cell.contains("of_owned_tenant"),
            _ => cell == "deny" || (cell == "own" && is_own(meta)),
        };
        assert!(allowed, "{}.{}: {cell}", meta.name, action.name);
    }
}

#[test]
fn operators_add_and_change_but_never_remove_or_move_pollers() {
    let mut writes = 0;
    for (meta, action, cells) in actions() {
        let cell = cells["operator"].as_str();
        let transition = action.transition.is_some() && action.kind == ActionKind::Update;
        // The owner of a tenant may be an operator; who is none, is let in or sent away by no one else.
        if meta.name == "identity.tenant_membership" {
            continue;
        }
        let watched = matches!(meta.name, "infrastructure.poller" | "infrastructure.agent");
        if action.kind == ActionKind::Destroy || (watched && transition) {
            assert_eq!(cell, "deny", "{}.{}", meta.name, action.name);
        }
        if meta.name == "infrastructure.partition" && action.kind != ActionKind::Read {
            assert_eq!(cell, "deny", "{}.{}", meta.name, action.name);
        }
        writes +=
            usize::from(meta.name.starts_with("inventory.") && action.kind != ActionKind::Read && cell == whole(meta));
    }
    assert!(writes >= 10, "operators change the inventory: {writes}");
}

/// Whether rows belong to nobody's tenant.
fn is_platform(meta: &ResourceMeta) -> bool {
    matches!(meta.name, "jobs.job_schedule" | "jobs.job_queue")
}

#[test]
fn administrators_do_everything_in_the_network() {
    for (meta, action, cells) in actions() {
        let network = !meta.name.starts_with("identity.") && !is_platform(meta);
        if network && !action.internal {
            assert_eq!(cells["admin"], whole(meta), "{}.{}", meta.name, action.name);
        }
    }
}

#[test]
fn administrators_do_not_run_the_platform() {
    for (meta, action, cells) in actions() {
        let platform = ["create", "suspend", "activate", "soft_delete", "upgrade_plan", "appoint_owner"];
        if meta.name == "identity.tenant" && platform.contains(&action.name) {
            assert_eq!(cells["admin"], "deny", "{}.{}", meta.name, action.name);
        }
        if is_platform(meta) || (meta.name, action.name) == ("identity.user", "grant_super_admin") {
            assert_eq!(cells["admin"], "deny");
        }
    }
}

#[test]
fn strangers_may_sign_up_and_nothing_else() {
    for (meta, action, cells) in actions() {
        let wanted = if (meta.name, action.name) == ("identity.tenant", "register") { "allow" } else { "deny" };
        assert_eq!(cells["anonymous"], wanted, "{}.{}", meta.name, action.name);
    }
}

#[test]
fn tokens_that_read_write_nothing_and_those_that_write_remove_nothing() {
    for (meta, action, cells) in actions() {
        if action.kind != ActionKind::Read {
            assert_eq!(cells["token_read"], "deny", "{}.{}", meta.name, action.name);
        }
        let strong = action.kind == ActionKind::Destroy
            || (meta.name == "identity.user" && action.kind != ActionKind::Read && action.name != "update")
            || (meta.name == "identity.api_token" && action.kind != ActionKind::Read);
        if strong {
            assert_eq!(cells["token_write"], "deny", "{}.{}", meta.name, action.name);
        }
    }
}

#[test]
fn internal_actions_are_for_the_system() {
    for (meta, action, cells) in actions().iter().filter(|(_, action, _)| action.internal) {
        for role in ["viewer", "operator", "admin", "anonymous", "token_read", "token_write"] {
            assert_eq!(cells[role], "deny", "{}.{} for {role}", meta.name, action.name);
        }
        for role in ["super_admin", "token_admin"] {
            assert_eq!(cells[role], "internal", "{}.{} for {role}", meta.name, action.name);
        }
        let parts = cells.iter().filter(|(role, _)| role.starts_with(resource_policy::SYSTEM));
        assert!(parts.clone().any(|(_, cell)| cell == "allow"), "{}.{} is for nobody", meta.name, action.name);
    }
}
