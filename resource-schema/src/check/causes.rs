//! Causes fire with actions that write, or with state changes where there is a machine.

use resource_core::meta::ActionKind;

use super::member;
use crate::attribute::causes::On;
use crate::declaration::Resource;
use crate::errors::Errors;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    for causes in &resource.on.causes {
        match &causes.on {
            On::Transitions(span) => {
                if !resource.on.state_machine.is_given() {
                    errors
                        .error(*span, format!("`{}` has no state machine", resource.name))
                        .help("name the actions that cause the row: `#[causes([a, b], ..)]`");
                }
            }
            On::Actions(names) => {
                for name in names {
                    let Some(action) = member::action(errors, resource, name) else { continue };
                    if matches!(action.kind, ActionKind::Read | ActionKind::Run) {
                        errors
                            .error(name, format!("`{name}` writes no row of its own"))
                            .help("causes stand on create, update and destroy actions");
                    }
                }
            }
        }
    }
}
