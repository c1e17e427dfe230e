//! Lines of actions: what differs from an action that does nothing.

use resource_core::meta::Page;
use resource_schema::model::{Action, Cause, Expression, Input, ReadAction, Transition, Upsert};

use super::{Tables, constant, type_constant};
use crate::emit::hook;
use crate::expression::{number, pairs, scalar};
use crate::print::{
    Code, Uses, array, assigned, call, field as entry, list, option, structure, structure_over, text, word,
};
use crate::rename;

/// What several actions have in common: ways to page, inputs, and lists of causes.
#[derive(Default)]
pub(super) struct Shared {
    pages: Vec<Page>,
    inputs: Vec<(String, Input)>,
    lists: Vec<(String, Vec<Cause>)>,
    text: String,
}

impl Shared {
    /// The constant that holds a way to page.
    fn page(&mut self, uses: &mut Uses, page: Page) -> String {
        let known = self.pages.iter().position(|other| *other == page);
        let at = known.unwrap_or(self.pages.len());
        let name = if at == 0 { "PAGE".to_owned() } else { format!("PAGE_{}", at + 1) };
        if known.is_none() {
            self.pages.push(page);
            let entries = [
                entry("keyset", word(page.keyset.to_string())),
                entry("offset", word(page.offset.to_string())),
                entry("default", word(page.default.to_string())),
                entry("max", word(page.max.to_string())),
            ];
            let spelled = uses.name("resource_core::meta", "Page");
            let value = option(Some(structure(&spelled, entries)));
            self.declare(&format!("const {name}: Option<{spelled}>"), &value);
        }
        name
    }

    /// The constant that holds an input.
    pub(super) fn input(&mut self, uses: &mut Uses, input: &Input, value: &Code) -> Code {
        if let Some((name, _)) = self.inputs.iter().find(|(_, known)| known == input) {
            return word(name.clone());
        }
        let alike = self.inputs.iter().filter(|(_, known)| known.name == input.name).count();
        let name = match alike {
            0 => format!("INPUT_{}", rename::constant(&input.name)),
            before => format!("INPUT_{}_{}", rename::constant(&input.name), before + 1),
        };
        let spelled = uses.name("resource_core::meta", "Input");
        self.declare(&format!("const {name}: {spelled}"), value);
        self.inputs.push((name.clone(), input.clone()));
        word(name)
    }

    fn declare(&mut self, prefix: &str, value: &Code) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text += &assigned(prefix, value, 0);
    }

    pub(super) fn into_items(self) -> String {
        self.text
    }
}

impl Tables<'_> {
    pub(super) fn actions(&mut self, uses: &mut Uses) -> Code {
        let actions: Vec<Code> = self.subject.resource.actions.iter().map(|action| self.action(uses, action)).collect();
        list(actions)
    }

    fn action(&mut self, uses: &mut Uses, action: &Action) -> Code {
        let name = uses.name("resource_core::meta", "Action");
        let kind = format!("{}::{:?}", uses.name("resource_core::meta", "ActionKind"), action.kind);
        let mut entries =
            vec![entry("name", text(&*action.name)), entry("doc", text(action.doc.trim())), entry("kind", word(kind))];
        let truths = [
            ("internal", action.internal),
            ("tenantless", action.tenantless),
            ("primary", action.primary),
            ("on_record", action.on_record),
        ];
        entries.extend(truths.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| entry(name, word("true"))));
        if !action.inputs.is_empty() {
            entries.push(entry("inputs", self.inputs(uses, &action.inputs)));
        }
        if action.require.is_some() {
            let ceiling = self.ceiling(uses, &constant(&["require", &action.name]));
            entries.push(entry("require", call("Some", [ceiling])));
        }
        if let Some(guard) = &action.guard {
            let guard = self.constants.value(uses, &constant(&[&action.name, "guard"]), guard);
            entries.push(entry("guard", call("Some", [guard])));
        }
        if let Some(transition) = &action.transition {
            entries.push(entry("transition", call("Some", [self.transition(uses, transition)])));
        }
        if !action.set.is_empty() {
            let set = self.set(uses, &constant(&[&action.name, "set"]), &action.set);
            entries.push(entry("set", set));
        }
        if !action.validations.is_empty() {
            entries.push(entry("validations", self.validations(uses, &constant(&["validate", &action.name]), &action.validations)));
        }
        if !action.acyclic.is_empty() {
            let change = uses.name("resource_core::meta", "Change");
            let steps = action
                .acyclic
                .iter()
                .map(|at| structure(&format!("{change}::Acyclic"), [entry("relation", number(*at))]));
            entries.push(entry("changes", list(steps)));
        }
        entries.extend(self.hooks(action));
        if !action.causes.is_empty() {
            entries.push(entry("causes", self.causes(uses, action)));
        }
        if let Some(upsert) = &action.upsert {
            entries.push(entry("upsert", call("Some", [self.upsert(uses, action, upsert)])));
        }
        if let Some(read) = &action.read {
            entries.push(entry("read", call("Some", [self.read(uses, action, read)])));
        }
        if let Some(returns) = &action.returns {
            entries.push(entry("returns", call("Some", [self.subject.kind(uses, returns)])));
        }
        structure_over(&name, entries, &format!("{name}::BLANK"))
    }

    fn transition(&self, uses: &mut Uses, transition: &Transition) -> Code {
        let states = self.subject.resource.machine.as_ref().map(|machine| &self.subject.model.enums[machine.states]);
        let mut state =
            |at: usize| states.map_or_else(|| word("Scalar::Null"), |states| scalar(uses, &states.scalar(at)));
        let from = list(transition.from.iter().map(|at| state(*at)).collect::<Vec<_>>());
        let to = option(transition.to.map(&mut state));
        structure(&uses.name("resource_core::meta", "Transition"), [entry("from", from), entry("to", to)])
    }

    fn set(&mut self, uses: &mut Uses, prefix: &str, set: &[(u16, Expression)]) -> Code {
        let mut values = Vec::new();
        for (field, expression) in set {
            let name = format!("{prefix}_{}", rename::constant(&self.subject.resource.fields[*field as usize].name));
            values.push((*field, self.constants.value(uses, &name, expression)));
        }
        pairs(values)
    }

    /// Hooks by position in the resource's table of hooks.
    fn hooks(&self, action: &Action) -> Vec<Code> {
        let hooks = hook::table(self.subject.resource);
        let of = |moment: hook::Moment| {
            let positions = hooks
                .iter()
                .enumerate()
                .filter(move |(_, hook)| std::ptr::eq(hook.action, action) && hook.moment == moment);
            positions.map(|(at, _)| number(at as u16)).collect::<Vec<_>>()
        };
        let mut entries = Vec::new();
        for (name, moment) in
            [("prepare", hook::Moment::Prepare), ("validate", hook::Moment::Validate), ("change", hook::Moment::Change)]
        {
            let positions = of(moment);
            if !positions.is_empty() {
                entries.push(entry(name, list(positions)));
            }
        }
        entries.extend(of(hook::Moment::Run).into_iter().map(|at| entry("run", call("Some", [at]))));
        entries
    }

    /// A list that another action has, too, is a constant.
    fn causes(&mut self, uses: &mut Uses, action: &Action) -> Code {
        if let Some((name, _)) = self.shared.lists.iter().find(|(_, causes)| *causes == action.causes) {
            return word(format!("&{name}"));
        }
        let all = &self.subject.resource.actions;
        let is_shared = all.iter().filter(|other| other.causes == action.causes).count() > 1;
        if !is_shared {
            return list(self.cause_list(uses, &action.name, &action.causes));
        }
        let name = match self.shared.lists.len() {
            0 => "CAUSES".to_owned(),
            before => format!("CAUSES_{}", before + 1),
        };
        let causes = array(self.cause_list(uses, &name, &action.causes));
        let cause = uses.name("resource_core::meta", "Cause");
        self.shared.declare(&format!("static {name}: [{cause}; {}]", action.causes.len()), &causes);
        self.shared.lists.push((name.clone(), action.causes.clone()));
        word(format!("&{name}"))
    }

    fn cause_list(&mut self, uses: &mut Uses, prefix: &str, causes: &[Cause]) -> Vec<Code> {
        causes.iter().map(|cause| self.cause(uses, prefix, cause)).collect()
    }

    fn cause(&mut self, uses: &mut Uses, prefix: &str, cause: &Cause) -> Code {
        let target = &self.subject.model.resources[cause.target];
        let prefix = format!("{}_{}", rename::constant(prefix), type_constant(&target.type_name));
        let when = cause.when.as_ref().map(|when| self.constants.value(uses, &format!("{prefix}_WHEN"), when));
        let inputs = &target.actions[cause.action as usize].inputs;
        let mut values = Vec::new();
        for (slot, expression) in &cause.values {
            let name = format!("{prefix}_{}", rename::constant(&inputs[*slot as usize].name));
            values.push((*slot, self.constants.value(uses, &name, expression)));
        }
        let on = format!("{}::{:?}", uses.name("resource_core::meta", "CauseOn"), cause.on);
        structure(
            &uses.name("resource_core::meta", "Cause"),
            [
                entry("target", word(format!("&{}", self.subject.table_of(uses, cause.target)))),
                entry("action", number(cause.action)),
                entry("on", word(on)),
                entry("when", option(when)),
                entry("values", pairs(values)),
            ],
        )
    }

    fn upsert(&mut self, uses: &mut Uses, action: &Action, upsert: &Upsert) -> Code {
        let set = self.set(uses, &constant(&[&action.name, "upsert"]), &upsert.set);
        structure(
            &uses.name("resource_core::meta", "Upsert"),
            [
                entry("identity", option(upsert.identity.map(number))),
                entry("update", number(upsert.update)),
                entry("set", set),
            ],
        )
    }

    fn read(&mut self, uses: &mut Uses, action: &Action, read: &ReadAction) -> Code {
        let name = constant(&[&action.name, "filter"]);
        let filter = read.filter.as_ref().map(|filter| self.constants.value(uses, &name, filter));
        let sort = read.sort.iter().map(|(field, descending)| {
            let way = if *descending { "down" } else { "up" };
            call(&format!("{}::{way}", uses.name("resource_core::meta", "Sort")), [number(*field)])
        });
        let sort = list(sort.collect::<Vec<_>>());
        let page = read.page.map_or_else(|| word("None"), |page| word(self.shared.page(uses, page)));
        let get = read.get.map(|get| word(format!("{}::{get:?}", uses.name("resource_core::meta", "GetBy"))));
        structure(
            &uses.name("resource_core::meta", "ReadAction"),
            [entry("filter", option(filter)), entry("sort", sort), entry("page", page), entry("get", option(get))],
        )
    }
}
