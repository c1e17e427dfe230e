//! State machines. Transitions stand with the actions that make them.

use crate::Scalar;

/// The states of a resource.
#[derive(Debug)]
pub struct Machine {
    /// The enum field that holds the state.
    pub field: u16,
    /// Every state, in declaration order.
    pub states: &'static [State],
}

/// One state.
#[derive(Debug)]
pub struct State {
    /// The stored value.
    pub value: Scalar,
    /// The API name.
    pub name: &'static str,
    /// A create may start here.
    pub initial: bool,
    /// Nothing leads out, on purpose.
    pub terminal: bool,
}
