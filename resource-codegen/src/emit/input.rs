//! `input.rs`: one closed struct per action that takes something.

use resource_schema::model::{Action, Resource};

use super::hook;
use crate::print::{Source, Uses, call, docs, field as entry, returned, structure, vector, word};
use crate::rename::{documented, ident};
use crate::subject::{Given, Subject};

/// Whether the resource has the file.
pub fn applies(resource: &Resource) -> bool {
    resource.actions.iter().any(|action| !action.inputs.is_empty())
}

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let about = format!("What the actions of {} take.", subject.a_record());
    let structs = subject.resource.actions.iter().filter_map(|action| subject.input_struct(action));
    let mut source = Source::new(subject.header(&about), Uses::beside(structs));
    for action in &subject.resource.actions {
        let Some(name) = subject.input_struct(action) else { continue };
        let item = declaration(subject, &mut source.uses, action, &name);
        source.item(item);
        let item = into_slots(subject, &mut source.uses, action, &name);
        source.item(item);
        if hook::table(subject.resource).iter().any(|hook| std::ptr::eq(hook.action, action)) {
            let item = from_slots(subject, &mut source.uses, action, &name);
            source.item(item);
        }
    }
    source.finish()
}

fn declaration(subject: &Subject<'_>, uses: &mut Uses, action: &Action, name: &str) -> String {
    let may_be_empty = action.inputs.iter().all(|input| subject.given(action, input) != Given::Value);
    let mut out = docs(&format!("What [`{0}`](super::{0}) takes.", ident(&action.name)), 0);
    out += if may_be_empty { "#[derive(Clone, Debug, Default)]\n" } else { "#[derive(Clone, Debug)]\n" };
    out += &format!("pub struct {name} {{\n");
    for input in &action.inputs {
        let given = subject.given(action, input);
        let mut ty =
            subject.value_type(uses, &input.ty, input.secret, matches!(given, Given::Nullable | Given::Optional));
        if given == Given::Patch {
            ty = format!("{}<{ty}>", uses.name("resource_runtime", "Patch"));
        }
        out += &docs(&documented(&input.doc, &input.name), 4);
        out += &format!("    pub {}: {ty},\n", ident(&input.name));
    }
    out + "}\n"
}

fn into_slots(subject: &Subject<'_>, uses: &mut Uses, action: &Action, name: &str) -> String {
    let slots = uses.name("resource_runtime", "Slots");
    let given = action.inputs.iter().map(|input| {
        let (slot, value) = (uses.name("resource_runtime", "Slot"), format!("input.{}", ident(&input.name)));
        word(match subject.given(action, input) {
            Given::Value | Given::Nullable => format!("{slot}::given(&{value})"),
            Given::Optional => format!("{slot}::optional(&{value})"),
            Given::Patch => format!("{value}.into()"),
        })
    });
    let body = returned(&call(&format!("{slots}::new"), [vector(given.collect::<Vec<_>>())]), 8);
    format!("impl From<{name}> for {slots} {{\n    fn from(input: {name}) -> {slots} {{\n{body}    }}\n}}\n")
}

/// For hooks, which get what was given typed again.
fn from_slots(subject: &Subject<'_>, uses: &mut Uses, action: &Action, name: &str) -> String {
    let [slots, error, result] = ["Slots", "Error", "Result"].map(|name| uses.name("resource_runtime", name));
    let fields = action.inputs.iter().enumerate().map(|(at, input)| {
        let way = if subject.given(action, input) == Given::Patch { "patch" } else { "value" };
        entry(&ident(&input.name), word(format!("slots.{way}({at})?")))
    });
    let body = returned(&call("Ok", [structure(name, fields)]), 8);
    format!(
        "impl TryFrom<&{slots}> for {name} {{\n    type Error = {error};\n\n    \
         fn try_from(slots: &{slots}) -> {result}<{name}> {{\n{body}    }}\n}}\n"
    )
}
