//! `#[trigger(escalate, action = escalate, cron = "*/5 * * * *", when(..), ..)]` and `#[schedule(..)]`

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitInt, LitStr, Token};

use super::{Formula, Once, list};
use crate::errors::Errors;

/// An action that jobs call.
pub struct Trigger {
    /// What starts it.
    pub by: By,
    /// Its name.
    pub name: Ident,
    /// `action = ..`
    pub action: Once<Ident>,
    /// `cron = ".."`
    pub cron: Once<LitStr>,
    /// `queue = ..`
    pub queue: Once<Ident>,
    /// `attempts = 5`
    pub attempts: Once<LitInt>,
    /// `priority = 0`
    pub priority: Once<LitInt>,
    /// `actor = ..`
    pub actor: Once<Ident>,
    /// `when(..)`
    pub when: Once<Formula>,
    /// `on_error = ..`
    pub on_error: Once<Ident>,
    /// `chunk = 100`
    pub chunk: Once<LitInt>,
}

/// What starts a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// `#[trigger(..)]`: rows that satisfy a condition.
    Rows,
    /// `#[schedule(..)]`: the clock.
    Clock,
}

impl By {
    /// The attribute's name.
    pub fn attribute(self) -> &'static str {
        match self {
            By::Rows => "trigger",
            By::Clock => "schedule",
        }
    }
}

pub(super) fn trigger(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Trigger> {
    read(errors, input, By::Rows)
}

pub(super) fn schedule(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Trigger> {
    read(errors, input, By::Clock)
}

fn read(errors: &Errors, input: ParseStream<'_>, by: By) -> syn::Result<Trigger> {
    let mut trigger = Trigger {
        by,
        name: input.parse()?,
        action: Once::default(),
        cron: Once::default(),
        queue: Once::default(),
        attempts: Once::default(),
        priority: Once::default(),
        actor: Once::default(),
        when: Once::default(),
        on_error: Once::default(),
        chunk: Once::default(),
    };
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    list::items(errors, input, |input| {
        let name = Ident::parse_any(input)?;
        match (name.to_string().as_str(), by) {
            ("action", _) => trigger.action.set(errors, &name, list::name(input)?),
            ("cron", _) => trigger.cron.set(errors, &name, list::text(input)?),
            ("queue", _) => trigger.queue.set(errors, &name, list::name(input)?),
            ("attempts", _) => trigger.attempts.set(errors, &name, list::number(input)?),
            ("priority", _) => trigger.priority.set(errors, &name, list::number(input)?),
            ("actor", _) => trigger.actor.set(errors, &name, list::name(input)?),
            ("when", By::Rows) => trigger.when.set(errors, &name, list::nested(input, Formula::parse_input)?),
            ("on_error", By::Rows) => trigger.on_error.set(errors, &name, list::name(input)?),
            ("chunk", By::Rows) => trigger.chunk.set(errors, &name, list::number(input)?),
            _ => list::unknown(errors, by.attribute(), &name, input),
        }
        Ok(())
    });
    Ok(trigger)
}
