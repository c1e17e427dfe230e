//! The erased side of hooks: the same methods behind a pointer, and the table of the engine.

use super::method::{self, Reach};
use super::{Hook, Moment, dyn_name, field_name, trait_name};
use crate::print::{Uses, assigned, docs, list, signature, word};
use crate::rename::ident;
use crate::subject::Subject;

/// The trait that hides the application's type.
pub fn declaration(subject: &Subject<'_>, uses: &mut Uses, hooks: &[Hook<'_>]) -> String {
    let named = trait_name(subject.resource);
    let mut out =
        docs(&format!("[`{named}`] as the engine calls it; whatever implements that one has this one, too."), 0);
    out += &format!("pub trait {}: Send + Sync + 'static {{\n", dyn_name(subject.resource));
    for (at, hook) in hooks.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        out += &docs(&format!("[`{named}::{}`]", hook.method()), 4);
        out += &format!("{};\n", head(uses, hook));
    }
    out + "}\n"
}

fn head(uses: &mut Uses, hook: &Hook<'_>) -> String {
    let hooks = "resource_runtime::hook";
    let mut name = format!("fn {}", hook.method());
    let result = uses.name("resource_runtime", "Result");
    let (parameters, end): (Vec<String>, String) = match hook.moment {
        Moment::Prepare => {
            let (slots, values) = (uses.name("resource_runtime", "Slots"), uses.name(hooks, "Values"));
            let input = if hook.action.inputs.is_empty() { "_input" } else { "input" };
            let parameters = vec!["&self".to_owned(), format!("{input}: &{slots}"), format!("values: &mut {values}")];
            (parameters, format!(" -> {result}<()>"))
        }
        Moment::Validate | Moment::Change => {
            name += "<'a>";
            let [call, values, boxed] = ["Call", "Values", "Boxed"].map(|name| uses.name(hooks, name));
            let by = if hook.moment == Moment::Change { "&'a mut" } else { "&'a" };
            let parameters = vec!["&'a self".to_owned(), format!("call: {call}<'a>"), format!("values: {by} {values}")];
            (parameters, format!(" -> {boxed}<'a, {result}<()>>"))
        }
        Moment::Run => {
            name += "<'a>";
            let [call, boxed] = ["RunCall", "Boxed"].map(|name| uses.name(hooks, name));
            let scalar = uses.name("resource_core", "Scalar");
            let parameters = vec!["&'a self".to_owned(), format!("call: {call}<'a>")];
            (parameters, format!(" -> {boxed}<'a, {result}<{scalar}>>"))
        }
    };
    signature(&name, &parameters, &end, 4)
}

/// Everything that has the typed trait has the erased one.
pub fn implementation(subject: &Subject<'_>, uses: &mut Uses, hooks: &[Hook<'_>]) -> String {
    let (typed, erased) = (trait_name(subject.resource), dyn_name(subject.resource));
    let mut out = format!("impl<T: {typed}> {erased} for T {{\n");
    for (at, hook) in hooks.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let head = head(uses, hook);
        let lines = body(subject, uses, hook);
        out += &format!("{head} {{\n");
        out += &match hook.moment {
            Moment::Prepare => lines.iter().map(|line| format!("        {line}\n")).collect::<String>(),
            _ => {
                let lines: String = lines.iter().map(|line| format!("            {line}\n")).collect();
                format!("        Box::pin(async move {{\n{lines}        }})\n")
            }
        };
        out += "    }\n";
    }
    out + "}\n"
}

/// Typing what came erased, and the call.
fn body(subject: &Subject<'_>, uses: &mut Uses, hook: &Hook<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    match (hook.moment, method::reach(subject, hook)) {
        (Moment::Prepare, _) => {}
        (Moment::Run, Reach::Any) => lines.push("let cx = call.cx;".to_owned()),
        (Moment::Run, _) => lines.push("let cx = call.cx.typed()?;".to_owned()),
        (_, Reach::Any) => lines.push("let tx = call.cx;".to_owned()),
        (_, _) => lines.push("let tx = call.cx.tx()?;".to_owned()),
    }
    if hook.moment == Moment::Run && hook.action.on_record {
        lines.push(format!("let id = call.record_key::<{}>()?;", subject.record(uses)));
    }
    if let Some(input) = hook.input(uses) {
        let from = if hook.moment == Moment::Prepare { "input" } else { "call.input" };
        lines.push(format!("let input = {input}::try_from({from})?;"));
    }
    if matches!(hook.moment, Moment::Validate | Moment::Change) && method::sees_old(hook) {
        lines.push(format!("let old = call.stored::<{}>()?;", subject.record(uses)));
    }
    let arguments = [vec!["self"], method::arguments(subject, hook)].concat().join(", ");
    let call = format!("{}({arguments})", method::path(subject, hook));
    lines.push(match (hook.moment, &hook.action.returns) {
        (Moment::Prepare, _) => call,
        (Moment::Validate | Moment::Change, _) => format!("{call}.await"),
        (Moment::Run, None) => {
            let scalar = uses.name("resource_core", "Scalar");
            format!("{call}.await.map(|()| {scalar}::Null)")
        }
        (Moment::Run, Some(_)) => {
            uses.name("resource_core", "Value");
            format!("{call}.await.map(|answer| answer.to_scalar())")
        }
    });
    lines
}

/// The table.
pub fn table(subject: &Subject<'_>, uses: &mut Uses, hooks: &[Hook<'_>]) -> String {
    let [hook_type, state] = ["Hook", "HookState"].map(|name| uses.name("resource_runtime::hook", name));
    let module = uses.name("resource_runtime", "hook");
    let all = uses.name("crate", "Hooks");
    let mut out = docs("The hooks by position, to which the actions of the metadata refer.", 0);
    let lines = hooks.iter().map(|hook| {
        let given = match hook.moment {
            Moment::Prepare => "input, values",
            Moment::Validate | Moment::Change => "call, values",
            Moment::Run => "call",
        };
        let method = hook.method();
        word(format!("{hook_type}::{:?}(|hooks, {given}| own(hooks).{method}({given}))", hook.moment))
    });
    out += &assigned(&format!("pub static HOOKS: &[{hook_type}]"), &list(lines), 0);
    let field = ident(&field_name(&subject.model.resources, subject.resource));
    out + &format!(
        "\n/// The application's steps for this resource.\nfn own(hooks: {state}<'_>) -> &dyn {} {{\n    \
         {module}::state::<{all}>(hooks).{field}.as_ref()\n}}\n",
        dyn_name(subject.resource)
    )
}
