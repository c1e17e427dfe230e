//! An upsert names an identity and an update that can take the row over without asking a caller more.

use resource_core::meta::ActionKind;

use super::action::given;
use super::member;
use crate::attribute::Action;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::nearest::suggest;

pub(super) fn check(errors: &Errors, resource: &Resource, action: &Action) {
    let Some(upsert) = action.upsert.get() else { return };
    let mut identities: Vec<String> = resource.on.unique.iter().map(|unique| unique.name()).collect();
    identities.push("key".to_owned());
    if !identities.iter().any(|name| upsert.identity == name) {
        errors
            .error(&upsert.identity, format!("no identity `{}` on {}", upsert.identity, resource.name))
            .help(suggest(&upsert.identity.to_string(), identities.iter().map(String::as_str)));
    }
    if upsert.identity == "key" && resource.fields.iter().any(|field| field.is_own_id(&resource.name)) {
        errors
            .error(&upsert.identity, "the key of a new row is generated, so no row has it yet")
            .help("name an identity: `#[unique(..)]`");
    }
    let across = |unique: &&crate::attribute::unique::Unique| {
        upsert.identity == unique.name() && unique.across_tenants.is_given()
    };
    if resource.on.unique.iter().any(|unique| across(&unique)) {
        errors
            .error(&upsert.identity, format!("`{}` is unique across tenants", upsert.identity))
            .help("the row that has it may be another tenant's and cannot be taken over: name another identity");
    }
    for assignment in &upsert.set {
        let Some(field) = given(errors, resource, &assignment.name, "set") else { continue };
        if field.is_key(&resource.name) {
            errors.error(&assignment.name, format!("`{}` is the key and never changes", assignment.name));
        }
    }
    let Some(update) = upsert.update.get() else {
        errors
            .error(&upsert.identity, "this does not say under which rules an existing row is changed")
            .help("add `update = action`: its policy and guard decide");
        return;
    };
    let Some(update_action) = member::action(errors, resource, update) else { return };
    if update_action.kind != ActionKind::Update {
        errors.error(update, format!("`{update}` is no update action"));
    } else if let Some(argument) = update_action.arguments.first() {
        errors
            .error(update, format!("`{update}` takes an argument that an upsert does not have"))
            .help(format!("use an update without `{}`", argument.name));
    } else if update_action.has_hooks() {
        errors
            .error(update, format!("`{update}` has hooks, which an upsert cannot run for each row"))
            .help("use an update without hooks");
    } else if update_action.transition.get().is_some() || !update_action.conditions.is_empty() {
        errors
            .error(
                update,
                format!("`{update}` changes the state or validates, which an upsert does not do for a row that exists"),
            )
            .help("use an update with a `guard(..)` at most");
    }
}
