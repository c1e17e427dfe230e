//! Chains that make actions.

use super::put;
use crate::meta::{
    Action, ActionKind, Cause, Change, GetBy, Input, Page, ReadAction, Sort, Transition, Upsert, Validation,
};
use crate::{Expr, Kind, Scalar};

impl Action {
    /// Selects rows.
    pub const fn read(name: &'static str) -> Action {
        let mut action = Action::named(name, ActionKind::Read);
        put(&mut action.read, ReadAction { filter: None, sort: &[], page: None, get: None });
        action
    }

    /// Writes a new row.
    pub const fn create(name: &'static str) -> Action {
        Action::named(name, ActionKind::Create)
    }

    /// Changes a row.
    pub const fn update(name: &'static str) -> Action {
        Action::named(name, ActionKind::Update)
    }

    /// Removes a row.
    pub const fn destroy(name: &'static str) -> Action {
        Action::named(name, ActionKind::Destroy)
    }

    /// Runs the hand-written step at a position of the resource's hooks.
    pub const fn run(name: &'static str, hook: u16) -> Action {
        let mut action = Action::named(name, ActionKind::Run);
        action.run = Some(hook);
        action
    }

    const fn named(name: &'static str, kind: ActionKind) -> Action {
        let mut action = Action::BLANK;
        action.name = name;
        action.kind = kind;
        action
    }

    /// The doc comment.
    pub const fn doc(mut self, doc: &'static str) -> Action {
        self.doc = doc;
        self
    }

    /// Only principals of the system may call it.
    pub const fn internal(mut self) -> Action {
        self.internal = true;
        self
    }

    /// May be called without a tenant.
    pub const fn tenantless(mut self) -> Action {
        self.tenantless = true;
        self
    }

    /// Serves where the caller names no action of this kind.
    pub const fn primary(mut self) -> Action {
        self.primary = true;
        self
    }

    /// What runs takes the key of a record.
    pub const fn on_record(mut self) -> Action {
        self.on_record = true;
        self
    }

    /// What callers give.
    pub const fn inputs(mut self, inputs: &'static [Input]) -> Action {
        self.inputs = inputs;
        self
    }

    /// The action's own ceiling.
    pub const fn require(mut self, require: Expr) -> Action {
        put(&mut self.require, require);
        self
    }

    /// A condition on the stored row.
    pub const fn guard(mut self, guard: Expr) -> Action {
        put(&mut self.guard, guard);
        self
    }

    /// The state in which a create starts.
    pub const fn starts(mut self, to: Scalar) -> Action {
        put(&mut self.transition, Transition { from: &[], to: Some(to) });
        self
    }

    /// From one of these states into another one.
    pub const fn moves(mut self, from: &'static [Scalar], to: Scalar) -> Action {
        put(&mut self.transition, Transition { from, to: Some(to) });
        self
    }

    /// From one of these states into one that an assignment computes.
    pub const fn moves_from(mut self, from: &'static [Scalar]) -> Action {
        put(&mut self.transition, Transition { from, to: None });
        self
    }

    /// Assignments.
    pub const fn set(mut self, set: &'static [(u16, Expr)]) -> Action {
        self.set = set;
        self
    }

    /// Conditions on the resulting row.
    pub const fn validations(mut self, validations: &'static [Validation]) -> Action {
        self.validations = validations;
        self
    }

    /// Built-in steps.
    pub const fn changes(mut self, changes: &'static [Change]) -> Action {
        self.changes = changes;
        self
    }

    /// Hooks before any transaction.
    pub const fn prepare(mut self, hooks: &'static [u16]) -> Action {
        self.prepare = hooks;
        self
    }

    /// Hooks that check inside the transaction.
    pub const fn validate(mut self, hooks: &'static [u16]) -> Action {
        self.validate = hooks;
        self
    }

    /// Hooks that change inside the transaction.
    pub const fn change(mut self, hooks: &'static [u16]) -> Action {
        self.change = hooks;
        self
    }

    /// Rows written in the same transaction.
    pub const fn causes(mut self, causes: &'static [Cause]) -> Action {
        self.causes = causes;
        self
    }

    /// Takes over an existing row.
    pub const fn upsert(mut self, upsert: Upsert) -> Action {
        put(&mut self.upsert, upsert);
        self
    }

    /// Only rows for which this holds.
    pub const fn filter(mut self, filter: Expr) -> Action {
        if let Some(read) = &mut self.read {
            put(&mut read.filter, filter);
        } else {
            std::mem::forget(filter);
        }
        self
    }

    /// The order where the caller asks for none.
    pub const fn sort(mut self, sort: &'static [Sort]) -> Action {
        if let Some(read) = &mut self.read {
            read.sort = sort;
        }
        self
    }

    /// How callers page.
    pub const fn page(mut self, page: Page) -> Action {
        if let Some(read) = &mut self.read {
            read.page = Some(page);
        }
        self
    }

    /// Answers with one row.
    pub const fn get(mut self, get: GetBy) -> Action {
        if let Some(read) = &mut self.read {
            read.get = Some(get);
        }
        self
    }

    /// What a run action answers with.
    pub const fn returns(mut self, kind: Kind) -> Action {
        self.returns = Some(kind);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr;

    const ACTIVE: Expr = expr![Field(2), text("active"), Binary(Equal, 0, 1)];
    const STATE_ACTIVE: Scalar = Scalar::Text(std::borrow::Cow::Borrowed("active"));
    const INPUTS: &[Input] = &[Input::argument("note", Kind::Text).optional()];
    static ACTIONS: &[Action] = &[
        Action::read("active").primary().filter(ACTIVE).sort(&[Sort::down(1)]).get(GetBy::Key),
        Action::update("close").inputs(INPUTS).moves(&[STATE_ACTIVE], STATE_ACTIVE).set(&[(3, Expr::NOW), (1, ACTIVE)]),
    ];

    #[test]
    fn builds_in_statics() {
        let [active, close] = ACTIONS else { panic!("two") };
        let read = active.read.as_ref().expect("a read action");
        assert!(active.primary && read.filter == Some(ACTIVE) && read.sort == [Sort::down(1)]);
        assert_eq!((active.kind, read.get), (ActionKind::Read, Some(GetBy::Key)));
        let transition = close.transition.as_ref().expect("it moves");
        assert_eq!((transition.from, &transition.to), ([STATE_ACTIVE].as_slice(), &Some(STATE_ACTIVE)));
        assert_eq!((close.kind, close.input("note"), close.set[1].1.root()), (ActionKind::Update, Some(0), 2));
    }
}
