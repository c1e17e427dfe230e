//! What jobs call: an action that a job can call, and when.

use resource_core::cron::Cron;
use resource_core::meta::ActionKind;
use syn::LitInt;

use super::member;
use crate::attribute::tenancy::Tenancy;
use crate::attribute::trigger::{By, Trigger};
use crate::attribute::{Action, Once};
use crate::declaration::Resource;
use crate::errors::Errors;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    let mut names: Vec<String> = Vec::new();
    for trigger in &resource.on.triggers {
        let name = trigger.name.to_string();
        if names.contains(&name) {
            errors.error(&trigger.name, format!("there is another trigger `{name}`")).help("rename one of them");
        }
        names.push(name);
        if let Some(Tenancy::Shared(_)) = resource.on.tenancy.get() {
            errors
                .error(&trigger.name, "jobs run in a tenant, and these rows have none")
                .help("put the trigger on a resource with `#[tenancy(tenant_id)]`");
        }
        given(errors, trigger);
        cron(errors, trigger);
        bounded(errors, (&trigger.attempts, "attempts"), 1..=100);
        bounded(errors, (&trigger.priority, "priority"), 0..=9);
        bounded(errors, (&trigger.chunk, "chunk"), 1..=10_000);
        let action = trigger.action.get().and_then(|name| member::action(errors, resource, name));
        if let Some(action) = action {
            fits(errors, trigger, action);
        }
        if let Some(action) = trigger.on_error.get().and_then(|name| member::action(errors, resource, name)) {
            let updates = action.kind == ActionKind::Update;
            if let (false, Some(span)) = (updates, trigger.on_error.span()) {
                errors.error(span, format!("`{}` is no update", action.name)).help("it changes the row that failed");
            }
        }
    }
}

/// Required parts.
fn given(errors: &Errors, trigger: &Trigger) {
    let missing = [
        ("action", trigger.action.is_given()),
        ("cron", trigger.cron.is_given()),
        ("actor", trigger.actor.is_given()),
        ("when", trigger.when.is_given() || trigger.by == By::Clock),
    ];
    for (part, _) in missing.iter().filter(|(_, given)| !given) {
        let help = match *part {
            "cron" => "say when to look, for example `cron = \"* * * * *\"` for every minute",
            "actor" => {
                "name the part of the system that acts, for example `actor = scheduler`; policy files grant to it"
            }
            "when" => "say for which rows, for example `when(status == Pending)`; for none, use `#[schedule(..)]`",
            _ => "name an action of the resource",
        };
        errors.error(&trigger.name, format!("`{}` has no `{part}`", trigger.name)).help(help);
    }
}

fn cron(errors: &Errors, trigger: &Trigger) {
    let Some(text) = trigger.cron.get() else { return };
    if let Err(problem) = Cron::parse(&text.value()) {
        errors
            .error(text.span(), format!("`{}` is no schedule: {problem}", text.value()))
            .help("minute, hour, day of month, month, day of week, for example `*/5 * * * *`");
    }
}

fn bounded(errors: &Errors, (number, name): (&Once<LitInt>, &str), bounds: std::ops::RangeInclusive<u32>) {
    let Some(literal) = number.get() else { return };
    if !literal.base10_parse::<u32>().is_ok_and(|number| bounds.contains(&number)) {
        let (least, most) = (bounds.start(), bounds.end());
        errors.error(literal.span(), format!("`{name}` is a number from {least} to {most}"));
    }
}

/// Whether a job can call the action.
fn fits(errors: &Errors, trigger: &Trigger, action: &Action) {
    let Some(name) = trigger.action.get() else { return };
    let on_row = matches!(action.kind, ActionKind::Update | ActionKind::Destroy)
        || (action.kind == ActionKind::Run && action.on_record.is_given());
    let alone = action.kind == ActionKind::Create || (action.kind == ActionKind::Run && !action.on_record.is_given());
    let wrong = match (trigger.by, trigger.chunk.is_given()) {
        (By::Rows, false) if !on_row => {
            Some("a trigger calls an update, a destroy, or a run action `on_record`, for each row")
        }
        (By::Rows, true) if action.kind != ActionKind::Run || action.on_record.is_given() => {
            Some("a trigger with `chunk` calls a run action that takes the list of keys as its argument")
        }
        (By::Clock, _) if !alone => Some("a schedule knows no row; it calls a create or a run action"),
        _ => None,
    };
    if let Some(wrong) = wrong {
        errors.error(name, format!("`{name}` does not fit")).help(wrong);
    }
}
