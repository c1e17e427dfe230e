//! `set(field = expression, ..)`

use syn::parse::ParseStream;
use syn::{Ident, Token};

use crate::attribute::{Formula, list};
use crate::errors::Errors;

/// `name = expression`
pub struct Assignment {
    /// The field, relation or input.
    pub name: Ident,
    /// The value.
    pub value: Formula,
}

impl Assignment {
    /// Everything up to the end.
    pub fn read_all(errors: &Errors, input: ParseStream<'_>) -> Vec<Assignment> {
        let mut assignments = Vec::new();
        list::items(errors, input, |input| {
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            assignments.push(Assignment { name, value: input.parse()? });
            Ok(())
        });
        assignments
    }
}
