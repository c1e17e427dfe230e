//! `#[causes(transitions, HealthEvent::record(reason = argument.reason), when(..))]`

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Path, Token, bracketed, token};

use super::action::set::Assignment;
use super::{Formula, Once, list};
use crate::errors::{Errors, Location};

/// A row written in another resource.
pub struct Causes {
    /// When.
    pub on: On,
    /// The other resource.
    pub target: Path,
    /// Its create action.
    pub action: Ident,
    /// That action's inputs.
    pub values: Vec<Assignment>,
    /// `when(..)`
    pub when: Once<Formula>,
}

/// When a cause fires.
pub enum On {
    /// When the state changed.
    Transitions(Span),
    /// With these actions.
    Actions(Vec<Ident>),
}

pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Causes> {
    let on = on(input)?;
    input.parse::<Token![,]>()?;
    let (target, action) = target(input)?;
    let values = list::nested(input, |input| Ok(Assignment::read_all(errors, input)))?;
    let mut causes = Causes { on, target, action, values, when: Once::default() };
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    list::items(errors, input, |input| {
        let name = Ident::parse_any(input)?;
        match name.to_string().as_str() {
            "when" => causes.when.set(errors, &name, list::nested(input, Formula::parse_input)?),
            _ => list::unknown(errors, "causes", &name, input),
        }
        Ok(())
    });
    Ok(causes)
}

fn on(input: ParseStream<'_>) -> syn::Result<On> {
    if input.peek(token::Bracket) {
        let content;
        bracketed!(content in input);
        return list::names(&content).map(On::Actions);
    }
    let name: Ident = input.parse()?;
    Ok(if name == "transitions" { On::Transitions(name.span()) } else { On::Actions(vec![name]) })
}

/// `path::Target::action`, as the path before the action and the action.
fn target(input: ParseStream<'_>) -> syn::Result<(Path, Ident)> {
    let mut path = input.call(Path::parse_mod_style)?;
    let location = Location::of(&path);
    let action = path.segments.pop().map(|last| last.ident);
    path.segments.pop_punct();
    match action {
        Some(action) if !path.segments.is_empty() => Ok((path, action)),
        _ => Err(syn::Error::new(
            location.start,
            "expected a resource and one of its create actions, for example `HealthEvent::record(..)`",
        )),
    }
}
