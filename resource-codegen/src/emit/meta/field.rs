//! Lines of fields and inputs: what differs from a required field without rules.

use resource_core::meta::Generated;
use resource_schema::model::{Action, Input, InputTarget, Rule};

use super::Tables;
use crate::expression::number;
use crate::print::{Code, Uses, call, chain, inputs, list, text, word};
use crate::rename;

/// An input in several lists is a constant if it is longer than this.
const LONG: usize = 80;

impl Tables<'_> {
    pub(super) fn fields(&mut self, uses: &mut Uses) -> Code {
        let fields = 0..self.subject.resource.fields.len();
        list(fields.map(|at| self.field(uses, at)).collect::<Vec<_>>())
    }

    fn field(&mut self, uses: &mut Uses, at: usize) -> Code {
        let field = &self.subject.resource.fields[at];
        let new = format!("{}::new", uses.name("resource_core::meta", "Field"));
        let kind = self.subject.kind(uses, &field.ty);
        let mut links = Vec::new();
        if field.nullable {
            links.push(word("nullable()"));
        }
        if field.public {
            links.push(word("public()"));
        }
        if field.encrypted {
            links.push(word("encrypted()"));
        } else if field.secret {
            links.push(word("secret()"));
        }
        if !field.rules.is_empty() {
            links.push(rules(uses, &field.rules));
        }
        if let Some(default) = &field.default {
            let name = format!("DEFAULT_{}", rename::constant(&field.name));
            links.push(call("default", [self.constants.value(uses, &name, default)]));
        }
        if field.generated != Generated::No {
            let generated = uses.name("resource_core::meta", "Generated");
            links.push(call("generated", [word(format!("{generated}::{:?}", field.generated))]));
        }
        if let Some(relation) = field.relation {
            links.push(call("relation", [number(relation)]));
        }
        documented(&mut links, &field.doc);
        chain(call(&new, [text(&*field.name), kind]), links)
    }

    /// The constant that holds a list of inputs; actions that take the same share it.
    pub(super) fn inputs(&mut self, uses: &mut Uses, action: &Action) -> Code {
        if let Some(known) = self.shared.input_list(&action.inputs) {
            return known;
        }
        let mut lists: Vec<&[Input]> = Vec::new();
        for action in &self.subject.resource.actions {
            if !lists.contains(&action.inputs.as_slice()) {
                lists.push(&action.inputs);
            }
        }
        let mut out = Vec::new();
        if let Some(declared) = self.all_as_declared(uses, action) {
            return self.shared.declare_inputs(uses, action, &declared);
        }
        for input in &action.inputs {
            let value = self.input(uses, input);
            let is_shared = lists.iter().filter(|inputs| inputs.contains(input)).count() > 1;
            let is_long = value.flat().len() > LONG && self.as_declared(input).is_none();
            out.push(if is_shared && is_long { self.shared.input(uses, input, &value) } else { value });
        }
        self.shared.declare_inputs(uses, action, &list(out))
    }

    /// Several inputs that are all that their fields and relations are.
    fn all_as_declared(&self, uses: &mut Uses, action: &Action) -> Option<Code> {
        if action.inputs.len() < 2 {
            return None;
        }
        let mut words = Vec::new();
        for input in &action.inputs {
            let relation = self.as_declared(input)?.len() > 1;
            let ways = [("optional", !input.required), ("relation", relation)];
            let ways: Vec<&str> = ways.into_iter().filter(|(_, holds)| *holds).map(|(way, _)| way).collect();
            let ways = if ways.is_empty() { String::new() } else { format!(": {}", ways.join(" ")) };
            words.push(word(format!("{:?}{ways}", input.name)));
        }
        Some(inputs(&uses.name("resource_core", "inputs"), words))
    }

    fn input(&self, uses: &mut Uses, input: &Input) -> Code {
        let name = uses.name("resource_core::meta", "Input");
        let optional = if input.required { vec![] } else { vec![word("optional()")] };
        if let Some(tables) = self.as_declared(input) {
            let arguments = [text(&*input.name)].into_iter().chain(tables.iter().map(|table| word(*table)));
            let way = if tables.len() == 1 { "field" } else { "relation" };
            return chain(call(&format!("{name}::{way}"), arguments), optional);
        }
        let kind = self.subject.kind(uses, &input.ty);
        let target = match input.target {
            InputTarget::Argument => None,
            target => Some(word(format!("{}::{target:?}", uses.name("resource_core::meta", "InputTarget")))),
        };
        let way = if target.is_none() { "argument" } else { "into_target" };
        let arguments = [text(&*input.name)].into_iter().chain(target).chain([kind]);
        let mut links = Vec::new();
        if input.nullable {
            links.push(word("nullable()"));
        }
        links.extend(optional);
        if input.secret {
            links.push(word("secret()"));
        }
        if !input.rules.is_empty() {
            links.push(rules(uses, &input.rules));
        }
        documented(&mut links, &input.doc);
        chain(call(&format!("{name}::{way}"), arguments), links)
    }

    /// The tables in which the field or relation of the input's name says everything about it.
    fn as_declared(&self, input: &Input) -> Option<&'static [&'static str]> {
        let resource = self.subject.resource;
        let (at, doc, tables): (u16, &str, &[&str]) = match input.target {
            InputTarget::Argument => return None,
            InputTarget::Field(at) if resource.fields[at as usize].name == input.name => {
                (at, &resource.fields[at as usize].doc, &["FIELDS"])
            }
            InputTarget::Relation(relation, at) if resource.relations[relation as usize].name == input.name => {
                (at, &resource.relations[relation as usize].doc, &["&RELATIONS", "FIELDS"])
            }
            _ => return None,
        };
        let field = &resource.fields[at as usize];
        let same = field.ty == input.ty
            && field.nullable == input.nullable
            && field.secret == input.secret
            && field.rules == input.rules
            && doc.trim() == input.doc.trim();
        same.then_some(tables)
    }
}

pub(super) fn documented(links: &mut Vec<Code>, doc: &str) {
    if !doc.trim().is_empty() {
        links.push(call("doc", [text(doc.trim())]));
    }
}

fn rules(uses: &mut Uses, rules: &[Rule]) -> Code {
    let name = uses.name("resource_core::meta", "Rule");
    let rules = rules.iter().map(|rule| match rule {
        Rule::Length(min, max) => bounds(&name, ["length", "min_length", "max_length"], *min, *max),
        Rule::Range(min, max) => bounds(&name, ["range", "min", "max"], *min, *max),
        Rule::Pattern(pattern) => call(&format!("{name}::Pattern"), [text(&**pattern)]),
        Rule::Trim => word(format!("{name}::Trim")),
    });
    call("rules", [list(rules)])
}

fn bounds<N: ToString>(rule: &str, [both, least, most]: [&str; 3], min: Option<N>, max: Option<N>) -> Code {
    let way = match (&min, &max) {
        (Some(_), None) => least,
        (None, Some(_)) => most,
        _ => both,
    };
    call(&format!("{rule}::{way}"), [min, max].into_iter().flatten().map(|bound| word(bound.to_string())))
}
