//! `#[state_machine(status, initial(Pending), final(Gone))]`

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Token};

use super::{Once, list};
use crate::errors::Errors;

/// The states of a resource.
pub struct StateMachine {
    /// The field that holds the state.
    pub field: Ident,
    /// `initial(..)`
    pub initial: Once<Vec<Ident>>,
    /// `final(..)`
    pub terminal: Once<Vec<Ident>>,
}

pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<StateMachine> {
    let mut machine = StateMachine { field: input.parse()?, initial: Once::default(), terminal: Once::default() };
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    list::items(errors, input, |input| {
        let name = Ident::parse_any(input)?;
        match name.to_string().as_str() {
            "initial" => machine.initial.set(errors, &name, list::nested(input, list::names)?),
            "final" => machine.terminal.set(errors, &name, list::nested(input, list::names)?),
            _ => list::unknown(errors, "state_machine", &name, input),
        }
        Ok(())
    });
    Ok(machine)
}
