//! Actions, one after the other; each file below resolves one kind of their parts.

use resource_core::meta::ActionKind;
use syn::Ident;

use super::formula::{Formulas, expected};
use super::row::Argument;
use super::ty::Types;
use super::{condition, input, key, machine, read, route};
use crate::attribute::action::hook::Change;
use crate::attribute::action::set::Assignment;
use crate::attribute::{self, Formula};
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::expression::Place;
use crate::model::{Action, Expression, Model, Type, Validation};

/// What the actions of one resource are resolved with.
pub(super) struct Actions<'a> {
    pub(super) errors: &'a Errors,
    pub(super) types: &'a Types<'a>,
    pub(super) shape: &'a Model,
    pub(super) declared: &'a Resource,
    pub(super) resource: usize,
}

impl Actions<'_> {
    pub(super) fn resolve(&self) -> Vec<Action> {
        self.declared.on.actions.iter().map(|action| self.action(action)).collect()
    }

    fn action(&self, action: &attribute::Action) -> Action {
        let inputs = input::inputs(self, action);
        let arguments = input::arguments(&inputs);
        let names = |names: &[Ident]| names.iter().map(Ident::to_string).collect::<Vec<_>>();
        let machine = self.shape.resources[self.resource].machine.as_ref();
        let guard = action.guard.get();
        let returns = action.returns.get();
        Action {
            name: action.name.to_string(),
            doc: doc(action),
            kind: action.kind,
            internal: action.internal.is_given(),
            tenantless: action.tenantless.is_given(),
            primary: route::is_primary(self.declared, action),
            require: self.ceiling(action, &arguments),
            guard: guard.and_then(|guard| self.formulas().condition(Place::Guard, &arguments, guard)),
            transition: machine::transition(self.errors, self.shape, machine, action),
            set: self.assignments(place_of_set(action.kind), &arguments, &action.set),
            validations: self.validations(action, &arguments),
            acyclic: self.acyclic(action),
            prepare: names(&action.prepare),
            validate: names(&action.validate),
            change: action.change.iter().filter_map(hook).collect(),
            on_record: action.on_record.is_given(),
            run: (action.kind == ActionKind::Run).then(|| action.name.to_string()),
            returns: returns.and_then(|returns| self.types.value(self.errors, Some(self.declared), &returns.ty)),
            causes: Vec::new(),
            upsert: self.upsert(action, &arguments),
            read: (action.kind == ActionKind::Read).then(|| read::read(self, action, &arguments)),
            path: route::path(self.declared, action),
            no_route: action.no_route.is_given(),
            bulk: action.bulk.is_given(),
            inputs,
        }
    }

    pub(super) fn formulas(&self) -> Formulas<'_> {
        Formulas { errors: self.errors, shape: self.shape, resource: self.resource }
    }

    /// The column of a stored field or belongs-to relation.
    pub(super) fn column(&self, name: &Ident) -> Option<u16> {
        key::column(&self.shape.resources[self.resource], self.declared, name)
    }

    fn ceiling(&self, action: &attribute::Action, arguments: &[Argument]) -> Option<Expression> {
        let over = |policy: &&attribute::policy::Policy| policy.action.as_ref() == Some(&action.name);
        let policy = self.declared.on.policy.iter().find(over).map(|policy| &policy.require);
        let require: &Formula = action.require.get().or(policy)?;
        self.formulas().ceiling(arguments, require)
    }

    pub(super) fn assignments(
        &self,
        place: Place,
        arguments: &[Argument],
        set: &[Assignment],
    ) -> Vec<(u16, Expression)> {
        let assignments = set.iter().filter_map(|assignment| {
            let column = self.column(&assignment.name)?;
            let field = &self.shape.resources[self.resource].fields[usize::from(column)];
            let expected = expected(&field.ty, field.nullable);
            Some((column, self.formulas().expression(place, arguments, &assignment.value, expected)?))
        });
        assignments.collect()
    }

    fn validations(&self, action: &attribute::Action, arguments: &[Argument]) -> Vec<Validation> {
        let conditions = action.conditions.iter().filter_map(|condition| {
            let expression = self.formulas().condition(Place::Validate, arguments, &condition.formula)?;
            let unnamed = ("invalid".to_owned(), expression);
            Some(condition::validation((self.shape, self.resource), self.declared, condition, unnamed))
        });
        conditions.collect()
    }

    fn acyclic(&self, action: &attribute::Action) -> Vec<u16> {
        let relations = &self.shape.resources[self.resource].relations;
        let named = action.change.iter().filter_map(|change| match change {
            Change::Acyclic(name) => relations.iter().position(|relation| name == &relation.name),
            Change::Hook(_) => None,
        });
        named.map(|at| at as u16).collect()
    }

    /// The type of a value that an action takes or gives.
    pub(super) fn value(&self, ty: &crate::ty::Ty) -> Option<Type> {
        self.types.value(self.errors, Some(self.declared), ty)
    }
}

fn place_of_set(kind: ActionKind) -> Place {
    if kind == ActionKind::Create { Place::Create } else { Place::Set }
}

fn hook(change: &Change) -> Option<String> {
    match change {
        Change::Hook(name) => Some(name.to_string()),
        Change::Acyclic(_) => None,
    }
}

/// As declared, or the name as a sentence.
fn doc(action: &attribute::Action) -> String {
    if let Some(doc) = action.doc.get() {
        return doc.value();
    }
    let words = action.name.to_string().replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
