//! Random valid inputs and records, from metadata.

mod text;
mod value;

use resource_core::meta::{Action, ActionKind, Input, InputTarget};
use resource_core::{ResourceMeta, Scalar};

pub use value::value;

use super::Random;
use crate::action;
use crate::cx::{AnyCx, Cx, Reach};
use crate::error::{Class, Error, Result};
use crate::hook::Boxed;
use crate::record::Record;
use crate::row::Row;
use crate::slots::{Slot, Slots};

/// Random valid inputs of one action. The same seed gives the same input.
#[derive(Clone, Debug)]
pub struct Factory {
    meta: &'static ResourceMeta,
    action: u16,
    seed: u64,
    given: Vec<(u16, Slot)>,
}

/// How often values are drawn before a refusal counts.
const TRIES: usize = 8;

/// A random valid input of an action; relations are left out, since nothing is known that they could
/// point to.
pub fn input(action: &Action, seed: u64) -> Slots {
    let mut random = Random::new(seed);
    let slots = action.inputs.iter().map(|input| slot(input, &mut random));
    Slots::new(slots.collect())
}

fn slot(input: &Input, random: &mut Random) -> Slot {
    // Every input takes the same share of randomness, so that one more does not change all others.
    let mut random = Random::new(random.next());
    match input.target {
        InputTarget::Relation(..) => Slot::Absent,
        _ if !input.required && random.chance(40) => Slot::Absent,
        _ if input.nullable && !input.required && random.chance(20) => Slot::Given(Scalar::Null),
        _ => Slot::Given(value(input.kind, input.rules, &mut random)),
    }
}

impl Factory {
    /// Inputs of the create action that serves where none is named.
    ///
    /// # Panics
    /// When the resource has none.
    pub fn of(meta: &'static ResourceMeta) -> Factory {
        let creates = || meta.actions.iter().enumerate().filter(|(_, action)| action.kind == ActionKind::Create);
        let primary = creates().find(|(_, action)| action.primary).or_else(|| creates().next());
        let (action, _) = primary.unwrap_or_else(|| panic!("{} has no create action", meta.name));
        Factory { meta, action: action as u16, seed: 1, given: Vec::new() }
    }

    /// Inputs of another action; what was given is forgotten.
    ///
    /// # Panics
    /// When there is no such action.
    pub fn action(self, name: &str) -> Factory {
        let action = self.meta.action(name).unwrap_or_else(|| panic!("{} has no action `{name}`", self.meta.name));
        Factory { action, given: Vec::new(), ..self }
    }

    /// Other random values.
    pub fn seed(self, seed: u64) -> Factory {
        Factory { seed, ..self }
    }

    /// This value instead of a random one; for a relation, the key of the related record.
    ///
    /// # Panics
    /// When the action has no such input.
    pub fn with(self, input: &str, value: impl Into<Scalar>) -> Factory {
        let value = Slot::Given(value.into());
        self.put(input, value)
    }

    /// No value instead of a random one.
    ///
    /// # Panics
    /// When the action has no such input.
    pub fn without(self, input: &str) -> Factory {
        self.put(input, Slot::Absent)
    }

    fn put(mut self, input: &str, slot: Slot) -> Factory {
        let action = &self.meta.actions[usize::from(self.action)];
        let at = action.input(input);
        let at = at.unwrap_or_else(|| panic!("{}.{} has no input `{input}`", self.meta.name, action.name));
        self.given.retain(|(given, _)| *given != at);
        self.given.push((at, slot));
        self
    }

    /// The input.
    pub fn input(&self) -> Slots {
        let mut slots = input(&self.meta.actions[usize::from(self.action)], self.seed);
        for (at, slot) in &self.given {
            slots.put(*at, slot.clone());
        }
        slots
    }

    /// Creates a row, and before it the rows that it must refer to. Values that only a validation of the
    /// action refuses are drawn again, a few times.
    ///
    /// # Errors
    /// What the create actions refuse.
    pub async fn row<R: Reach>(&self, cx: &Cx<R>) -> Result<Row> {
        self.create(cx.any().clone()).await
    }

    /// Creates a record, and before it the ones that it must refer to.
    ///
    /// # Errors
    /// What the create actions refuse.
    ///
    /// # Panics
    /// When `T` is the record of another resource.
    pub async fn record<T: Record, R: Reach>(&self, cx: &Cx<R>) -> Result<T> {
        assert!(std::ptr::eq(T::META, self.meta), "{} is not {}", T::META.name, self.meta.name);
        T::from_row(&self.row(cx).await?)
    }

    fn create(&self, cx: AnyCx) -> Boxed<'_, Result<Row>> {
        Box::pin(async move {
            let mut factory = self.clone();
            for _ in 1..TRIES {
                match factory.create_once(&cx).await {
                    Err(error) if error.class() == Class::Invalid => factory.seed = Random::new(factory.seed).next(),
                    other => return other,
                }
            }
            factory.create_once(&cx).await
        })
    }

    async fn create_once(&self, cx: &AnyCx) -> Result<Row> {
        let mut slots = self.input();
        for (at, input) in self.meta.actions[usize::from(self.action)].inputs.iter().enumerate() {
            let at = at as u16;
            if let (InputTarget::Relation(relation, field), true, Slot::Absent) =
                (input.target, input.required, slots.at(at))
            {
                let key = self.related(cx, relation, field).await?;
                slots.put(at, Slot::Given(key));
            }
        }
        action::create(cx, self.meta, self.action, slots).await
    }

    /// The value of `field` that leads to a new record of the relation's target.
    async fn related(&self, cx: &AnyCx, relation: u16, field: u16) -> Result<Scalar> {
        let relation = &self.meta.relations[usize::from(relation)];
        // Another seed than a neighbour of the same resource takes for its relation to the same target.
        let path = self.meta.name.bytes().chain(relation.name.bytes());
        let seed = path.fold(self.seed, |seed, byte| Random::new(seed ^ u64::from(byte)).next());
        let row = Factory::of(relation.target).seed(seed).create(cx.clone()).await?;
        let pair = relation.on.iter().find(|(own, _)| *own == field);
        let (_, theirs) = pair.ok_or_else(|| Error::internal("a relation does not use its own key column"))?;
        let theirs = usize::from(*theirs);
        row.scalar(theirs, relation.target.fields[theirs].kind)
    }
}
