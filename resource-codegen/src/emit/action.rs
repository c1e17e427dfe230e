//! `action.rs`: one typed function per action, and one that asks whether it would be allowed.

use resource_core::meta::{ActionKind, GetBy};
use resource_schema::model::Action;

use crate::print::{Source, Uses, docs, signature};
use crate::rename::{documented, ident};
use crate::subject::Subject;

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let about = format!("The actions of {}.", subject.a_record());
    let mut source = Source::new(subject.header(&about), Uses::default());
    for (at, action) in subject.resource.actions.iter().enumerate() {
        let item = function(subject, &mut source.uses, at, action);
        source.item(item);
        if action.bulk {
            let items = many(subject, &mut source.uses, at, action);
            items.into_iter().for_each(|item| source.item(item));
        }
    }
    questions(subject, &mut source);
    source.finish()
}

fn function(subject: &Subject<'_>, uses: &mut Uses, at: usize, action: &Action) -> String {
    let record = subject.record(uses);
    let mut parameters = parameters(subject, uses, action);
    if let Some(name) = subject.input_struct(action) {
        parameters.push(format!("input: {}", uses.name("super::input", &name)));
    }
    let (body, answer) = body(subject, uses, at, action);
    let is_async = if answer.is_async { "async " } else { "" };
    let name = format!("pub {is_async}fn {}<R: {}>", ident(&action.name), bound(uses, &record, action));
    let mut doc = documented(&action.doc, &action.name);
    if action.internal {
        doc += "\n\nFor parts of the system only.";
    }
    let signature = signature(&name, &parameters, &format!(" -> {} {{", answer.ty), 0);
    format!("{}{signature}\n    {body}\n}}\n", docs(&doc, 0))
}

/// The same for a stream of inputs; of an update also for what a read finds.
fn many(subject: &Subject<'_>, uses: &mut Uses, at: usize, action: &Action) -> Vec<String> {
    let input = subject.input_struct(action).map(|name| uses.name("super::input", &name));
    let slots = |uses: &mut Uses| uses.name("resource_runtime", "Slots");
    let stream = uses.name("resource_runtime", "Stream");
    let stream = |item: &str| format!("inputs: impl {stream}<Item = {item}> + Send");
    if action.kind == ActionKind::Create {
        let takes = vec![stream(&input.unwrap_or_else(|| slots(uses)))];
        return vec![bulk(
            subject,
            uses,
            action,
            ("many", "each of many inputs", takes, format!("create_many(cx.any(), {at}, inputs, bulk)")),
        )];
    }
    let key = subject.key_type(uses);
    let (many, each) = match &input {
        Some(input) => (format!("({key}, {input})"), Some(format!("input: {input}"))),
        None => (key, None),
    };
    let (call, given) = match &input {
        Some(_) => ("update_many", "input".to_owned()),
        None => ("update_keys", format!("{}::default()", slots(uses))),
    };
    let (record, select) = (subject.record(uses), uses.name("resource_runtime::read", "Select"));
    let read = [format!("read: {select}<'_, {record}>")].into_iter().chain(each).collect();
    let many = (
        "many",
        if input.is_some() { "each of many keys, with its input" } else { "each of many keys" },
        vec![stream(&many)],
        format!("{call}(cx.any(), {at}, inputs, bulk)"),
    );
    let each =
        ("each", "every record that a read finds", read, format!("update_each(cx.any(), {at}, (read, {given}), bulk)"));
    vec![bulk(subject, uses, action, many), bulk(subject, uses, action, each)]
}

/// A function that ends in `_many` or `_each`: for what it is, what it takes and what it calls.
fn bulk(
    subject: &Subject<'_>,
    uses: &mut Uses,
    action: &Action,
    (ending, what, takes, call): (&str, &str, Vec<String>, String),
) -> String {
    let record = subject.record(uses);
    let [cx, bulk, outcome, result, typed] =
        ["Cx", "Bulk", "BulkOutcome", "Result", "typed"].map(|name| uses.name("resource_runtime", name));
    let options = format!("bulk: {bulk}<'_, {record}>");
    let parameters: Vec<String> = [format!("cx: &{cx}<R>")].into_iter().chain(takes).chain([options]).collect();
    let name = format!("pub async fn {}_{ending}<R: {}>", action.name, bound(uses, &record, action));
    let signature = signature(&name, &parameters, &format!(" -> {result}<{outcome}> {{"), 0);
    let doc = format!("[`{0}`]({0}()) for {what}, in chunks.", ident(&action.name));
    format!("{}{signature}\n    {typed}::{call}.await\n}}\n", docs(&doc, 0))
}

/// `can_<action>`, in one list for those with the same parameters.
fn questions(subject: &Subject<'_>, source: &mut Source) {
    let mut lists: Vec<(String, String)> = Vec::new();
    for (at, action) in subject.resource.actions.iter().enumerate() {
        if action.kind == ActionKind::Read {
            continue;
        }
        let record = subject.record(&mut source.uses);
        let mut head = format!("{record}, {}", bound(&mut source.uses, &record, action));
        if subject.on_record(action) {
            head += &format!(", {}", subject.key_type(&mut source.uses));
        }
        let question = format!("    can_{}: {} = {at};\n", action.name, ident(&action.name));
        match lists.iter_mut().find(|(known, _)| *known == head) {
            Some((_, questions)) => *questions += &question,
            None => lists.push((head, question)),
        }
    }
    for (head, questions) in lists {
        let name = source.uses.name("resource_runtime", "questions");
        source.item(format!("{name}! {{\n    {head};\n{questions}}}\n"));
    }
}

fn parameters(subject: &Subject<'_>, uses: &mut Uses, action: &Action) -> Vec<String> {
    let mut parameters = vec![format!("cx: &{}<R>", uses.name("resource_runtime", "Cx"))];
    if subject.on_record(action) {
        parameters.push(format!("id: &{}", subject.key_type(uses)));
    }
    parameters
}

/// Contexts that reach the resource; any at all for what is called before a tenant is known.
fn bound(uses: &mut Uses, record: &str, action: &Action) -> String {
    match action.tenantless {
        true => uses.name("resource_runtime", "Reach"),
        false => format!("{}<{record}>", uses.name("resource_runtime", "Reaches")),
    }
}

struct Answer {
    ty: String,
    is_async: bool,
}

fn body(subject: &Subject<'_>, uses: &mut Uses, at: usize, action: &Action) -> (String, Answer) {
    let record = subject.record(uses);
    let given = match subject.input_struct(action) {
        Some(_) => "input".to_owned(),
        None => format!("{}::default()", uses.name("resource_runtime", "Slots")),
    };
    if action.kind == ActionKind::Read {
        return read(uses, at, action, &record);
    }
    let typed = uses.name("resource_runtime", "typed");
    let result = uses.name("resource_runtime", "Result");
    let key = if action.on_record { "Some(id)" } else { "None" };
    let (call, ty) = match (action.kind, &action.returns) {
        (ActionKind::Read | ActionKind::Create, _) => (format!("create(cx.any(), {at}, {given})"), record),
        (ActionKind::Update, _) => (format!("update(cx.any(), {at}, id, {given})"), record),
        (ActionKind::Destroy, _) => (format!("destroy::<{record}>(cx.any(), {at}, id, {given})"), "()".to_owned()),
        (ActionKind::Run, None) => (format!("run::<{record}>(cx.any(), {at}, {key}, {given})"), "()".to_owned()),
        (ActionKind::Run, Some(returns)) => {
            (format!("ask::<{record}, _>(cx.any(), {at}, {key}, {given})"), subject.rust_type(uses, returns))
        }
    };
    (format!("{typed}::{call}.await"), Answer { ty: format!("{result}<{ty}>"), is_async: true })
}

fn read(uses: &mut Uses, at: usize, action: &Action, record: &str) -> (String, Answer) {
    let select = uses.name("resource_runtime::read", "Select");
    let given = match action.inputs.is_empty() {
        true => format!("{}::default()", uses.name("resource_runtime", "Slots")),
        false => "input.into()".to_owned(),
    };
    let body = format!("{select}::new(cx.any(), {at}, {given})");
    let one = match action.read.as_ref().and_then(|read| read.get) {
        None => return (body, Answer { ty: format!("{select}<'_, {record}>"), is_async: false }),
        Some(GetBy::Key) => ".get(id).await",
        Some(GetBy::Identity(_)) => ".one().await",
    };
    let result = uses.name("resource_runtime", "Result");
    (body + one, Answer { ty: format!("{result}<{record}>"), is_async: true })
}
