//! Inputs of an action by position.

use resource_core::meta::Action;
use resource_core::{Scalar, Value};

use crate::error::Result;

/// What a caller gave for one input.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Slot {
    /// Nothing: a create takes the default, an update keeps what is stored.
    #[default]
    Absent,
    /// A value, or null.
    Given(Scalar),
}

/// One slot per input of an action, in the order of [`Action::inputs`].
#[derive(Clone, PartialEq, Default)]
pub struct Slots(Vec<Slot>);

/// Which inputs were given. What they are may be secret, and only the metadata knows.
impl std::fmt::Debug for Slots {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let given = self.0.iter().enumerate().filter(|(_, slot)| !matches!(slot, Slot::Absent));
        formatter.write_str("Slots given at ")?;
        formatter.debug_set().entries(given.map(|(at, _)| at)).finish()
    }
}

/// A change to one field: keep it, make it null, or set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// Leaves the stored value.
    #[default]
    Keep,
    /// Stores null.
    Null,
    /// Stores this.
    Set(T),
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Patch::Set(value)
    }
}

impl<T: Value> From<Patch<T>> for Slot {
    fn from(patch: Patch<T>) -> Self {
        match patch {
            Patch::Keep => Slot::Absent,
            Patch::Null => Slot::Given(Scalar::Null),
            Patch::Set(value) => Slot::Given(value.to_scalar()),
        }
    }
}

impl Slot {
    /// A value that was given.
    pub fn given(value: &impl Value) -> Slot {
        Slot::Given(value.to_scalar())
    }

    /// A value if there is one, else the default of the action.
    pub fn optional(value: &Option<impl Value>) -> Slot {
        value.as_ref().map_or(Slot::Absent, Slot::given)
    }

    /// The value, null for nothing.
    pub fn value(&self) -> Scalar {
        match self {
            Slot::Absent => Scalar::Null,
            Slot::Given(scalar) => scalar.clone(),
        }
    }
}

impl Slots {
    /// Slots in input order.
    pub fn new(slots: Vec<Slot>) -> Slots {
        Slots(slots)
    }

    /// All absent.
    pub fn empty(action: &Action) -> Slots {
        Slots(vec![Slot::Absent; action.inputs.len()])
    }

    /// The slot at a position; absent beyond the end.
    pub fn at(&self, at: u16) -> &Slot {
        self.0.get(at as usize).unwrap_or(&Slot::Absent)
    }

    /// The typed value at a position; what was not given is null.
    ///
    /// # Errors
    /// When the slot holds no such value.
    pub fn value<T: Value>(&self, at: u16) -> Result<T> {
        Ok(T::from_scalar(self.at(at).value())?)
    }

    /// The change at a position.
    ///
    /// # Errors
    /// When the slot holds no such value.
    pub fn patch<T: Value>(&self, at: u16) -> Result<Patch<T>> {
        match self.at(at) {
            Slot::Absent => Ok(Patch::Keep),
            Slot::Given(Scalar::Null) => Ok(Patch::Null),
            Slot::Given(scalar) => Ok(Patch::Set(T::from_scalar(scalar.clone())?)),
        }
    }

    /// Replaces the slot at a position.
    pub fn put(&mut self, at: u16, slot: Slot) {
        self.0[at as usize] = slot;
    }

    /// The slots in input order.
    pub fn iter(&self) -> impl Iterator<Item = &Slot> {
        self.0.iter()
    }
}
