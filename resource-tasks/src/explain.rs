//! `cargo xtask explain`: what a declaration becomes, in words.

use std::fmt::Write as _;
use std::process::ExitCode;

use anyhow::{Result, bail};
use resource_core::meta::ActionKind;
use resource_schema::model::{Action, Enum, Input, Model, Resource, Tenancy};

use crate::codegen;
use crate::workspace::Workspace;

/// Prints the resources, one resource, or one action.
pub fn run(workspace: &Workspace, resource: Option<&str>, action: Option<&str>) -> Result<ExitCode> {
    let Some(model) = codegen::load(workspace)? else { return Ok(ExitCode::FAILURE) };
    let Some(name) = resource else {
        for resource in &model.resources {
            println!("{:32} {}", resource.name, first_sentence(&resource.doc));
        }
        return Ok(ExitCode::SUCCESS);
    };
    let found = model.resources.iter().find(|resource| resource.name == name || resource.type_name == name);
    let Some(resource) = found else {
        let names: Vec<&str> = model.resources.iter().map(|resource| resource.name.as_str()).collect();
        bail!("there is no resource `{name}`; there are {}", names.join(", "));
    };
    match action {
        None => print!("{}", describe(&model, resource)),
        Some(action) => match resource.actions.iter().find(|candidate| candidate.name == action) {
            Some(action) => print!("{}", describe_action(&model, resource, action)),
            None => {
                let names: Vec<&str> = resource.actions.iter().map(|action| action.name.as_str()).collect();
                bail!("{name} has no action `{action}`; it has {}", names.join(", "));
            }
        },
    }
    Ok(ExitCode::SUCCESS)
}

fn first_sentence(doc: &str) -> &str {
    doc.split_inclusive(". ").next().unwrap_or_default().trim().lines().next().unwrap_or_default()
}

fn describe(model: &Model, resource: &Resource) -> String {
    let mut out = format!("{} ({})\n{}\n\n", resource.name, resource.source, resource.doc);
    let tenancy = match resource.tenancy {
        Tenancy::Root(_) => "each row is a tenant",
        Tenancy::Column(_) => "rows belong to tenants",
        Tenancy::Shared => "rows belong to the platform",
    };
    let _ =
        writeln!(out, "table {}, {tenancy}{}", resource.table, if resource.append_only { ", append only" } else { "" });
    let _ = writeln!(out, "\nfields");
    for field in &resource.fields {
        let marks = [
            (field.nullable, "optional"),
            (!field.public, "private"),
            (field.secret && !field.encrypted, "secret"),
            (field.encrypted, "encrypted"),
        ];
        let marks: Vec<&str> = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
        let _ = writeln!(out, "  {:24} {}", field.name, marks.join(", "));
    }
    if let Some(machine) = &resource.machine {
        let states = &model.enums[machine.states];
        let _ = writeln!(out, "\ntransitions of {}", resource.fields[usize::from(machine.field)].name);
        for action in &resource.actions {
            if let Some(line) = transition(states, action) {
                let _ = writeln!(out, "  {:24} {line}", action.name);
            }
        }
    }
    let _ = writeln!(out, "\nactions");
    for action in &resource.actions {
        let internal = if action.internal { "(internal) " } else { "" };
        let doc = first_sentence(&action.doc);
        let _ = writeln!(out, "  {:24} {:8} {internal}{doc}", action.name, kind(action));
    }
    out
}

fn describe_action(model: &Model, resource: &Resource, action: &Action) -> String {
    let mut out = format!("{}.{}: {}\n{}\n", resource.name, action.name, kind(action), action.doc);
    if action.internal {
        let _ = writeln!(out, "\ninternal: only parts of the system may call it, whatever the policy files grant");
    }
    if let Some(line) = resource.machine.as_ref().and_then(|machine| transition(&model.enums[machine.states], action)) {
        let _ = writeln!(out, "\nmoves {line}");
    }
    if !action.inputs.is_empty() {
        let _ = writeln!(out, "\ninputs");
    }
    for input in &action.inputs {
        let _ = writeln!(out, "  {:24} {}", input.name, need(input));
    }
    let conditions =
        [("ceiling", &resource.require), ("ceiling of the action", &action.require), ("guard", &action.guard)];
    for (what, condition) in conditions {
        if let Some(condition) = condition {
            let _ = writeln!(out, "\n{what}: {}", condition.source);
        }
    }
    for (field, value) in &action.set {
        let _ = writeln!(out, "sets {} = {}", resource.fields[usize::from(*field)].name, value.source);
    }
    for validation in &action.validations {
        let _ = writeln!(out, "requires {} ({})", validation.expression.source, validation.message);
    }
    for relation in &action.acyclic {
        let name = &resource.relations[usize::from(*relation)].name;
        let _ = writeln!(out, "keeps {name} acyclic, also when two moves race");
    }
    for cause in &action.causes {
        let target = &model.resources[cause.target];
        let _ = writeln!(out, "writes a {} by {}", target.name, target.actions[usize::from(cause.action)].name);
    }
    for hook in action.prepare.iter().chain(&action.validate).chain(&action.change).chain(&action.run) {
        let _ = writeln!(out, "calls {}Hooks::{hook}", resource.type_name);
    }
    out
}

fn need(input: &Input) -> &'static str {
    match (input.required, input.nullable) {
        (true, _) => "required",
        (false, true) => "optional, may be null",
        (false, false) => "optional",
    }
}

fn kind(action: &Action) -> &'static str {
    match action.kind {
        ActionKind::Read => "read",
        ActionKind::Create => "create",
        ActionKind::Update => "update",
        ActionKind::Destroy => "destroy",
        ActionKind::Run => "run",
    }
}

fn transition(states: &Enum, action: &Action) -> Option<String> {
    let transition = action.transition.as_ref()?;
    let name = |at: &usize| states.variants[*at].name.as_str();
    let from: Vec<&str> = transition.from.iter().map(name).collect();
    let from = if from.is_empty() { "(new)".to_owned() } else { from.join(" | ") };
    Some(format!("{from} -> {}", transition.to.as_ref().map_or("(computed)", name)))
}
