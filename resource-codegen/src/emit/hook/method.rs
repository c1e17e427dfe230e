//! The methods that the application writes.

use resource_core::meta::ActionKind;
use resource_schema::model::Tenancy;

use super::{Hook, Moment, trait_name};
use crate::print::{Uses, docs, signature};
use crate::subject::Subject;

/// How far the context of a hook reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// One tenant.
    Tenant,
    /// The platform.
    Platform,
    /// As its caller's, which is known at run time only.
    Any,
}

/// The reach of a hook's context.
pub fn reach(subject: &Subject<'_>, hook: &Hook<'_>) -> Reach {
    let writes = matches!(hook.action.kind, ActionKind::Create | ActionKind::Update | ActionKind::Destroy);
    match subject.resource.tenancy {
        _ if hook.action.tenantless => Reach::Any,
        Tenancy::Column(_) => Reach::Tenant,
        Tenancy::Shared if writes => Reach::Platform,
        Tenancy::Root(_) if hook.action.kind == ActionKind::Create => Reach::Platform,
        Tenancy::Root(_) | Tenancy::Shared => Reach::Any,
    }
}

/// Whether a hook sees the row as it was.
pub fn sees_old(hook: &Hook<'_>) -> bool {
    matches!(hook.action.kind, ActionKind::Update | ActionKind::Destroy)
}

/// What a run hook answers with.
pub fn answer(subject: &Subject<'_>, uses: &mut Uses, hook: &Hook<'_>) -> String {
    hook.action.returns.as_ref().map_or_else(|| "()".to_owned(), |returns| subject.rust_type(uses, returns))
}

/// The trait.
pub fn declaration(subject: &Subject<'_>, uses: &mut Uses, hooks: &[Hook<'_>]) -> String {
    let record = &subject.resource.type_name;
    let mut out = docs(&format!("The hand-written steps of the actions of [`{record}`](super::{record})."), 0);
    out += &format!("pub trait {}: Send + Sync + 'static {{\n", trait_name(subject.resource));
    for (at, hook) in hooks.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        out += &docs(&documentation(hook), 4);
        out += &signature(
            &format!("fn {}", hook.method()),
            &parameters(subject, uses, hook),
            &end(subject, uses, hook),
            4,
        );
        out.push('\n');
    }
    out + "}\n"
}

fn documentation(hook: &Hook<'_>) -> String {
    let action = &hook.action.name;
    match hook.moment {
        Moment::Prepare => format!(
            "`prepare({})` of `{action}`: before any transaction, without the database. It may be slow.",
            hook.name
        ),
        Moment::Validate => {
            format!("`validate({})` of `{action}`: in the transaction, before the write; it only looks.", hook.name)
        }
        Moment::Change => format!(
            "`change({})` of `{action}`: in the transaction, before the write. It may call other actions.",
            hook.name
        ),
        Moment::Run => format!("What `{action}` does, outside any transaction.\n\n{}", hook.action.doc.trim()),
    }
}

fn parameters(subject: &Subject<'_>, uses: &mut Uses, hook: &Hook<'_>) -> Vec<String> {
    let mut parameters = vec!["&self".to_owned()];
    parameters.extend(context(uses, hook, reach(subject, hook)));
    if hook.moment == Moment::Run && hook.action.on_record {
        parameters.push(format!("id: &{}", subject.key_type(uses)));
    }
    if let Some(input) = hook.input(uses) {
        let by = if hook.moment == Moment::Run { "" } else { "&" };
        parameters.push(format!("input: {by}{input}"));
    }
    let inside = matches!(hook.moment, Moment::Validate | Moment::Change);
    if inside && sees_old(hook) {
        parameters.push(format!("old: &{}", subject.record(uses)));
    }
    match hook.moment {
        Moment::Prepare | Moment::Change => {
            let draft = uses.name("resource_runtime::hook", "Draft");
            parameters.push(format!("draft: &mut {draft}<'_, {}>", subject.record(uses)));
        }
        Moment::Validate => {
            let view = uses.name("resource_runtime::hook", "View");
            parameters.push(format!("new: &{view}<'_, {}>", subject.record(uses)));
        }
        Moment::Run => {}
    }
    parameters
}

fn context(uses: &mut Uses, hook: &Hook<'_>, reach: Reach) -> Option<String> {
    let (name, ty) = match hook.moment {
        Moment::Prepare => return None,
        Moment::Validate | Moment::Change => ("tx", "Tx"),
        Moment::Run => ("cx", "Cx"),
    };
    Some(match reach {
        Reach::Tenant => format!("{name}: &{}", uses.name("resource_runtime", ty)),
        Reach::Platform => {
            let (ty, platform) = (uses.name("resource_runtime", ty), uses.name("resource_runtime", "Platform"));
            format!("{name}: &{ty}<{platform}>")
        }
        Reach::Any => format!("{name}: &{}", uses.name("resource_runtime", "AnyCx")),
    })
}

fn end(subject: &Subject<'_>, uses: &mut Uses, hook: &Hook<'_>) -> String {
    let result = uses.name("resource_runtime", "Result");
    match hook.moment {
        Moment::Prepare => format!(" -> {result}<()>;"),
        Moment::Validate | Moment::Change => format!(" -> impl Future<Output = {result}<()>> + Send;"),
        Moment::Run => format!(" -> impl Future<Output = {result}<{}>> + Send;", answer(subject, uses, hook)),
    }
}

/// The arguments of a call of the method, in the order of its parameters behind `self`.
pub fn arguments(subject: &Subject<'_>, hook: &Hook<'_>) -> Vec<&'static str> {
    let inside = matches!(hook.moment, Moment::Validate | Moment::Change);
    let mut arguments = Vec::new();
    match (hook.moment, reach(subject, hook)) {
        (Moment::Prepare, _) => {}
        (Moment::Run, Reach::Any) => arguments.push("cx"),
        (Moment::Run, _) => arguments.push("&cx"),
        (_, Reach::Any) => arguments.push("tx"),
        (_, _) => arguments.push("&tx"),
    }
    if hook.moment == Moment::Run && hook.action.on_record {
        arguments.push("&id");
    }
    if !hook.action.inputs.is_empty() {
        arguments.push(if hook.moment == Moment::Run { "input" } else { "&input" });
    }
    if inside && sees_old(hook) {
        arguments.push("&old");
    }
    match hook.moment {
        Moment::Prepare | Moment::Change => arguments.push("&mut values.draft()"),
        Moment::Validate => arguments.push("&values.view()"),
        Moment::Run => {}
    }
    arguments
}

/// The function's name as a path: `UserHooks::hash_password`.
pub fn path(subject: &Subject<'_>, hook: &Hook<'_>) -> String {
    format!("{}::{}", trait_name(subject.resource), hook.method())
}
