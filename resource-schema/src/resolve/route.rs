//! Which actions stand at the canonical URLs, and where the others stand.

use resource_core::meta::ActionKind;
use resource_core::name::kebab_case;

use crate::attribute::Action;
use crate::declaration::Resource;

/// Whether the action serves where none of its kind is named: the one that says so, or else the first
/// that could. An update that changes the state, or takes nothing that a record has, never could: it must be asked
/// for by name, lest an empty document do it.
pub(super) fn is_primary(resource: &Resource, action: &Action) -> bool {
    let of_kind = || resource.on.actions.iter().filter(|other| other.kind == action.kind);
    if of_kind().any(|other| other.primary.is_given()) {
        return action.primary.is_given();
    }
    let mut able = of_kind().filter(|other| match other.kind {
        ActionKind::Read => !other.get.is_given(),
        ActionKind::Update => !other.transition.is_given() && !other.accept.is_empty(),
        ActionKind::Create | ActionKind::Destroy => true,
        ActionKind::Run => false,
    });
    able.find(|other| !other.internal.is_given()).is_some_and(|first| first.name == action.name)
}

/// The URL below the resource; `None` at the canonical ones.
pub(super) fn path(resource: &Resource, action: &Action) -> Option<String> {
    if let Some(path) = action.path.get() {
        return Some(path.value());
    }
    let by_key = |action: &Action| matches!(action.get.get(), Some(None));
    let first_by_key = resource.on.actions.iter().find(|action| by_key(action) && !action.internal.is_given());
    let canonical = is_primary(resource, action) || first_by_key.is_some_and(|first| first.name == action.name);
    (!canonical).then(|| kebab_case(&action.name.to_string()))
}
