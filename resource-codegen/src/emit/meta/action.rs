//! Lines of actions: what differs from an action that does nothing.

use resource_core::meta::{ActionKind, CauseOn, Page};
use resource_core::name::snake_case;
use resource_schema::model::{Action, Cause, Expression, Input, ReadAction, Transition, Upsert, Variant};

use super::{Tables, constant, field, policy, type_constant};
use crate::emit::hook;
use crate::expression::{self, number, pairs};
use crate::print::{Code, Uses, array, assigned, call, chain, field as entry, list, option, structure, text, word};
use crate::rename;

/// What several actions have in common: ways to page, inputs, and lists of them and of causes.
#[derive(Default)]
pub(super) struct Shared {
    pages: Vec<Page>,
    inputs: Vec<(String, Input)>,
    input_lists: Vec<(String, Vec<Input>)>,
    cause_lists: Vec<(String, Vec<Cause>)>,
    text: String,
}

impl Shared {
    /// The constant that holds a way to page.
    fn page(&mut self, uses: &mut Uses, page: Page) -> Code {
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
            self.declare(&format!("const {name}: {spelled}"), &structure(&spelled, entries));
        }
        word(name)
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

    /// The constant that holds a list of inputs, if there is one.
    pub(super) fn input_list(&self, inputs: &[Input]) -> Option<Code> {
        self.input_lists.iter().find(|(_, known)| known == inputs).map(|(name, _)| word(name.clone()))
    }

    /// A constant for a list of inputs, named after the first action that takes them.
    pub(super) fn declare_inputs(&mut self, uses: &mut Uses, action: &Action, value: &Code) -> Code {
        let (name, spelled) = (constant(&[&action.name, "inputs"]), uses.name("resource_core::meta", "Input"));
        self.declare(&format!("const {name}: &[{spelled}]"), value);
        self.input_lists.push((name.clone(), action.inputs.clone()));
        word(name)
    }

    fn declare(&mut self, prefix: &str, value: &Code) {
        self.lines(&assigned(prefix, value, 0));
    }

    /// Items, set off by a blank line.
    fn lines(&mut self, items: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text += items;
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
        let mut links = Vec::new();
        field::documented(&mut links, &action.doc);
        let words = [
            ("internal()", action.internal),
            ("tenantless()", action.tenantless),
            ("primary()", action.primary),
            ("on_record()", action.on_record),
        ];
        links.extend(words.into_iter().filter(|(_, holds)| *holds).map(|(link, _)| word(link)));
        if !action.inputs.is_empty() {
            links.push(call("inputs", [self.inputs(uses, action)]));
        }
        if action.require.is_some() {
            links.push(call("require", [policy(uses, &constant(&["require", &action.name]))]));
        }
        if let Some(guard) = &action.guard {
            links.push(call("guard", [self.constants.value(uses, &constant(&[&action.name, "guard"]), guard)]));
        }
        links.extend(action.transition.as_ref().map(|transition| self.transition(transition)));
        if !action.set.is_empty() {
            links.push(call("set", [self.set(uses, &constant(&[&action.name, "set"]), &action.set)]));
        }
        if !action.validations.is_empty() {
            links.push(call("validations", [self.validations(uses, "VALIDATE_", &action.validations)]));
        }
        if !action.acyclic.is_empty() {
            let step = format!("{}::Acyclic", uses.name("resource_core::meta", "Change"));
            let steps = action.acyclic.iter().map(|at| structure(&step, [entry("relation", number(*at))]));
            links.push(call("changes", [list(steps)]));
        }
        links.extend(self.hooks(action));
        if !action.causes.is_empty() {
            links.push(call("causes", [self.causes(uses, action)]));
        }
        if let Some(upsert) = &action.upsert {
            links.push(call("upsert", [self.upsert(uses, action, upsert)]));
        }
        if let Some(read) = &action.read {
            links.extend(self.read(uses, action, read));
        }
        if let Some(returns) = &action.returns {
            links.push(call("returns", [self.subject.kind(uses, returns)]));
        }
        chain(self.named(uses, action), links)
    }

    fn named(&self, uses: &mut Uses, action: &Action) -> Code {
        let kind = match action.kind {
            ActionKind::Read => "read",
            ActionKind::Create => "create",
            ActionKind::Update => "update",
            ActionKind::Destroy => "destroy",
            ActionKind::Run => "run",
        };
        let runs = self.hooked(action, hook::Moment::Run).into_iter();
        let arguments = [text(&*action.name)].into_iter().chain(runs);
        call(&format!("{}::{kind}", uses.name("resource_core::meta", "Action")), arguments)
    }

    /// Constants for the states, which transitions name.
    pub(super) fn states(&mut self, uses: &mut Uses) {
        let Some(machine) = &self.subject.resource.machine else { return };
        let states = &self.subject.model.enums[machine.states];
        let spelled = uses.name("resource_core", "Scalar");
        let mut lines = String::new();
        for (at, variant) in states.variants.iter().enumerate() {
            let value = expression::state(uses, &states.scalar(at));
            lines += &assigned(&format!("const {}: {spelled}", state_name(variant)), &value, 0);
        }
        self.shared.lines(&lines);
    }

    fn transition(&self, transition: &Transition) -> Code {
        let machine = self.subject.resource.machine.as_ref();
        let variants = machine.map_or(&[][..], |machine| &self.subject.model.enums[machine.states].variants);
        let state = |at: &usize| state(&variants[*at]);
        match (transition.from.as_slice(), &transition.to) {
            ([], Some(to)) => call("starts", [state(to)]),
            (from, Some(to)) => call("moves", [list(from.iter().map(state)), state(to)]),
            (from, None) => call("moves_from", [list(from.iter().map(state))]),
        }
    }

    fn set(&mut self, uses: &mut Uses, prefix: &str, set: &[(u16, Expression)]) -> Code {
        let mut values = Vec::new();
        for (field, expression) in set {
            let name = format!("{prefix}_{}", rename::constant(&self.subject.resource.fields[*field as usize].name));
            values.push((*field, self.constants.value(uses, &name, expression)));
        }
        pairs(values)
    }

    /// Positions, in the resource's table of hooks, of those that an action has at a moment.
    fn hooked(&self, action: &Action, moment: hook::Moment) -> Vec<Code> {
        let hooks = hook::table(self.subject.resource).into_iter().enumerate();
        let hooks = hooks.filter(|(_, hook)| std::ptr::eq(hook.action, action) && hook.moment == moment);
        hooks.map(|(at, _)| number(at as u16)).collect()
    }

    fn hooks(&self, action: &Action) -> Vec<Code> {
        let moments = [
            ("prepare", hook::Moment::Prepare),
            ("validate", hook::Moment::Validate),
            ("change", hook::Moment::Change),
        ];
        let moments = moments.into_iter().map(|(name, moment)| (name, self.hooked(action, moment)));
        moments.filter(|(_, hooks)| !hooks.is_empty()).map(|(name, hooks)| call(name, [list(hooks)])).collect()
    }

    /// The static that holds a list of causes; actions that cause the same share it.
    fn causes(&mut self, uses: &mut Uses, action: &Action) -> Code {
        if let Some((name, _)) = self.shared.cause_lists.iter().find(|(_, causes)| *causes == action.causes) {
            return word(format!("&{name}"));
        }
        let name = constant(&[&action.name, "causes"]);
        let causes = array(self.cause_list(uses, &action.name, &action.causes));
        let cause = uses.name("resource_core::meta", "Cause");
        self.shared.declare(&format!("static {name}: [{cause}; {}]", action.causes.len()), &causes);
        self.shared.cause_lists.push((name.clone(), action.causes.clone()));
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
        let mut links = if cause.on == CauseOn::Transition { vec![word("on_transition()")] } else { vec![] };
        links.extend(when.map(|when| call("when", [when])));
        links.push(call("values", [pairs(values)]));
        let target = word(format!("&{}", self.subject.table_of(uses, cause.target)));
        let new = format!("{}::new", uses.name("resource_core::meta", "Cause"));
        chain(call(&new, [target, number(cause.action)]), links)
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

    fn read(&mut self, uses: &mut Uses, action: &Action, read: &ReadAction) -> Vec<Code> {
        let mut links = Vec::new();
        if let Some(filter) = &read.filter {
            links.push(call("filter", [self.constants.value(uses, &constant(&[&action.name, "filter"]), filter)]));
        }
        let sort = read.sort.iter().map(|(field, descending)| {
            let way = if *descending { "down" } else { "up" };
            call(&format!("{}::{way}", uses.name("resource_core::meta", "Sort")), [number(*field)])
        });
        let sort: Vec<Code> = sort.collect();
        if !sort.is_empty() {
            links.push(call("sort", [list(sort)]));
        }
        links.extend(read.page.map(|page| call("page", [self.shared.page(uses, page)])));
        let get = read.get.map(|get| word(format!("{}::{get:?}", uses.name("resource_core::meta", "GetBy"))));
        links.extend(get.map(|get| call("get", [get])));
        links
    }
}

/// The constant that holds a state.
pub(super) fn state(variant: &Variant) -> Code {
    word(state_name(variant))
}

fn state_name(variant: &Variant) -> String {
    constant(&["state", &snake_case(&variant.name)])
}
