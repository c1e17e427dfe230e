//! `hook.rs`: the trait that the application implements, and the table through which the engine calls it.

mod adapter;
mod method;

use resource_core::name::camel_case;
use resource_schema::model::{Action, Resource};

use crate::print::{Source, Uses};
use crate::subject::Subject;

/// When a hook runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before any transaction.
    Prepare,
    /// In the transaction, looking.
    Validate,
    /// In the transaction, before the write.
    Change,
    /// Instead of a write.
    Run,
}

/// One hook of one action.
#[derive(Clone, Copy, Debug)]
pub struct Hook<'a> {
    /// The declared name.
    pub name: &'a str,
    /// The action.
    pub action: &'a Action,
    /// When it runs.
    pub moment: Moment,
    /// Whether other actions have a hook of this name.
    pub is_shared: bool,
}

/// Whether the resource has the file.
pub fn applies(resource: &Resource) -> bool {
    !table(resource).is_empty()
}

/// The hooks of a resource in the order of its table.
pub fn table(resource: &Resource) -> Vec<Hook<'_>> {
    let mut hooks: Vec<Hook<'_>> = Vec::new();
    for action in &resource.actions {
        let moments = [
            (Moment::Prepare, action.prepare.as_slice()),
            (Moment::Validate, action.validate.as_slice()),
            (Moment::Change, action.change.as_slice()),
            (Moment::Run, action.run.as_slice()),
        ];
        for (moment, names) in moments {
            hooks.extend(names.iter().map(|name| Hook { name, action, moment, is_shared: false }));
        }
    }
    let names: Vec<&str> = hooks.iter().map(|hook| hook.name).collect();
    for hook in &mut hooks {
        hook.is_shared = names.iter().filter(|name| **name == hook.name).count() > 1;
    }
    hooks
}

/// The trait that the application implements: `UserHooks`.
pub fn trait_name(resource: &Resource) -> String {
    format!("{}Hooks", resource.type_name)
}

/// The same behind a pointer.
pub fn dyn_name(resource: &Resource) -> String {
    format!("Dyn{}", trait_name(resource))
}

/// The field of the application's `Hooks`.
pub fn field_name(resources: &[Resource], resource: &Resource) -> String {
    let same = resources.iter().filter(|other| other.module == resource.module).count();
    if same > 1 { format!("{}_{}", resource.domain, resource.module) } else { resource.module.clone() }
}

/// The file.
pub fn emit(subject: &Subject<'_>) -> String {
    let about = format!("The steps of {}'s actions that the application writes by hand.", subject.a_record());
    let declared = [trait_name(subject.resource), dyn_name(subject.resource), "HOOKS".to_owned()];
    let mut source = Source::new(subject.header(&about), Uses::beside(declared));
    let hooks = table(subject.resource);
    let items = [
        method::declaration(subject, &mut source.uses, &hooks),
        adapter::declaration(subject, &mut source.uses, &hooks),
        adapter::implementation(subject, &mut source.uses, &hooks),
        adapter::table(subject, &mut source.uses, &hooks),
    ];
    items.into_iter().for_each(|item| source.item(item));
    source.finish()
}

impl Hook<'_> {
    /// The method's name: the hook's, and the action's behind it if several have one of this name.
    pub fn method(&self) -> String {
        match self.is_shared {
            true => format!("{}_for_{}", self.name, self.action.name),
            false => crate::rename::ident(self.name),
        }
    }

    /// The struct of the action's inputs, if it has any.
    pub fn input(&self, uses: &mut Uses) -> Option<String> {
        let name = camel_case(&self.action.name);
        (!self.action.inputs.is_empty()).then(|| uses.name("super::input", &name))
    }
}
