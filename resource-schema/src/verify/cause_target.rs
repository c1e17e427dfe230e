//! What the create of a caused row may be.

use super::Whole;
use crate::model::Action;

pub(super) fn verify(whole: &Whole<'_>) {
    for (declared, _) in whole.resources() {
        for causes in &declared.on.causes {
            let Some(target) = causes.target.segments.last() else { continue };
            let target = whole.model.resources.iter().find(|resource| target.ident == resource.type_name);
            let action = target.and_then(|target| target.actions.iter().find(|action| causes.action == action.name));
            if let Some(help) = action.and_then(unfit) {
                whole.errors.error(&causes.action, format!("`{}` cannot be caused", causes.action)).help(help);
            }
        }
    }
}

fn unfit(action: &Action) -> Option<&'static str> {
    if !action.prepare.is_empty() {
        return Some("its `prepare` runs before any transaction, and a caused row is written inside one");
    }
    action.upsert.as_ref().map(|_| "a caused row is a new one; this create may take over one that exists")
}
