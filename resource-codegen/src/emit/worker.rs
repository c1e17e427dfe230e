//! `worker.rs`: the actions that jobs call, and when.

use resource_schema::model::{Resource, Trigger};

use super::meta::constant;
use crate::expression::Constants;
use crate::print::{Code, Source, Uses, assigned, call, chain, list, text, word};
use crate::subject::Subject;

/// Whether jobs call actions of the resource.
pub fn applies(resource: &Resource) -> bool {
    !resource.triggers.is_empty()
}

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let about = format!("The actions on {} that jobs call, and when.", subject.a_record());
    let mut source = Source::new(subject.header(&about), Uses::default());
    let mut constants = Constants::shared();
    let triggers = subject.resource.triggers.iter();
    let triggers: Vec<Code> = triggers.map(|trigger| trigger_of(&mut source.uses, &mut constants, trigger)).collect();
    let name = source.uses.name("resource_core::meta", "Trigger");
    source.item(assigned(&format!("pub(super) const TRIGGERS: &[{name}]"), &list(triggers), 0));
    source.item(constants.into_items());
    source.finish()
}

fn trigger_of(uses: &mut Uses, constants: &mut Constants, trigger: &Trigger) -> Code {
    let name = uses.name("resource_core::meta", "Trigger");
    let number = |number: &dyn std::fmt::Display| word(number.to_string());
    let first = [text(&*trigger.name), number(&trigger.action), text(&*trigger.cron), text(&*trigger.actor)];
    let mut links = Vec::new();
    if let Some(when) = &trigger.when {
        links.push(call("when", [constants.value(uses, &constant(&["when", &trigger.name]), when)]));
    }
    links.push(call("queue", [text(&*trigger.queue)]));
    links.push(call("attempts", [number(&trigger.attempts)]));
    links.push(call("priority", [number(&trigger.priority)]));
    if let Some(action) = trigger.on_error {
        links.push(call("on_error", [number(&action)]));
    }
    if let Some(chunk) = trigger.chunk {
        links.push(call("chunk", [number(&chunk.rows), number(&chunk.input)]));
    }
    chain(call(&format!("{name}::new"), first), links)
}
