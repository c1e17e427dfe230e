//! `input.rs`: one closed struct per action that takes something.

use resource_schema::model::{Action, Resource};

use super::hook;
use crate::print::{STEP, Source, Uses, braced, docs};
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
    let (mut into, mut from) = (String::new(), String::new());
    for action in &subject.resource.actions {
        let Some(name) = subject.input_struct(action) else { continue };
        let item = declaration(subject, &mut source.uses, action, &name);
        source.item(item);
        let slots = braced(&name, &slots(subject, action), STEP);
        if hook::table(subject.resource).iter().any(|hook| std::ptr::eq(hook.action, action)) {
            from += &slots;
        }
        into += &slots;
    }
    for (name, tables) in [("into_slots", into), ("from_slots", from)] {
        if !tables.is_empty() {
            let name = source.uses.name("resource_runtime", name);
            source.item(format!("{name}! {{\n{tables}}}\n"));
        }
    }
    source.finish()
}

/// The fields, with how each may be given.
fn slots(subject: &Subject<'_>, action: &Action) -> Vec<String> {
    let slots = action.inputs.iter().map(|input| {
        let way = match subject.given(action, input) {
            Given::Value | Given::Nullable => "",
            Given::Optional => ": optional",
            Given::Patch => ": patch",
        };
        format!("{}{way}", ident(&input.name))
    });
    slots.collect()
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
