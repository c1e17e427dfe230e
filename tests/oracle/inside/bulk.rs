//! Bulk actions, called as parts of the system do: many rows at once, with keys and values of anybody.

use std::collections::BTreeSet;
use std::fmt;

use resource_core::meta::{Action, ActionKind, Input, InputTarget};
use resource_core::value::{json_from_scalar, json_to_scalar};
use resource_core::{Kind, ResourceMeta, Scalar};
use resource_runtime::action::{self, Became, Written, create_many, update_many};
use resource_runtime::db::Dialect;
use resource_runtime::testing::{Random, factory};
use resource_runtime::{Actor, Bulk, BulkOutcome, Class, Cx, Engine, Error, OnFailure, Slot, Slots, inputs};
use tests::world::{self, Lowered, Tenant, World};

use crate::answer::foreign;
use crate::choice::{key, resources, scalar, written};
use crate::internal::PARTS;
use crate::oracle::Pair;
use crate::request::is_key_of;

/// What was called, and how it went.
#[derive(Debug, Default)]
pub struct Counts {
    calls: u64,
    inputs: u64,
    created: u64,
    taken_over: u64,
    changed: u64,
    refused: u64,
    actions: BTreeSet<String>,
    /// Actions that could have been called.
    callable: usize,
}

/// An action that writes rows of tenants, and the parts that may call it.
struct Callable {
    meta: &'static ResourceMeta,
    at: u16,
    parts: Vec<&'static str>,
}

/// One call.
struct Call {
    meta: &'static ResourceMeta,
    at: u16,
    part: &'static str,
    /// The key of the row that is meant, of updates alone, and the input.
    rows: Vec<(Vec<Scalar>, Slots)>,
    chunk: usize,
    on_failure: OnFailure,
}

/// What came of it: the rows that were written and those that were refused, by their position.
type Told = Result<(Vec<(u64, Became)>, Vec<(u64, Refusal)>), Refusal>;

#[derive(Clone, Debug, PartialEq)]
struct Refusal {
    class: Class,
    text: String,
}

/// Calls in a fresh pair of worlds. `Err` says what has leaked.
pub async fn episode((dialect, seed): (Dialect, u64), calls: u64, lowered: Option<&Lowered>) -> Result<Counts, String> {
    let pair = Pair::open(dialect, lowered).await;
    let callable = callable(&pair.lonely.engine).await;
    let mut random = Random::new(seed);
    let mut counts = Counts { callable: callable.len(), ..Counts::default() };
    for number in 0..calls {
        let call = Call::any(any(&callable, (seed, calls, number), &mut random), &mut random);
        let told = call.ask(&pair).await.map_err(|leak| format!("call {number}: {leak}"))?;
        counts.count(&call, &told);
    }
    settled(&pair, "the whole episode").await?;
    Ok(counts)
}

/// Of ten calls seven are of the actions whose turn it is, episode by episode; the others take over rows, which seldom
/// find one.
fn any<'c>(callable: &'c [Callable], (seed, calls, number): (u64, u64, u64), random: &mut Random) -> &'c Callable {
    if number % 10 < 7 {
        let turn = |calls: u64| calls / 10 * 7 + (calls % 10).min(7);
        let turn = seed.wrapping_mul(turn(calls)).wrapping_add(turn(number));
        return &callable[turn as usize % callable.len()];
    }
    let upserts: Vec<&Callable> = callable.iter().filter(|callable| callable.action().upsert.is_some()).collect();
    random.pick::<&Callable>(&upserts)
}

/// Everything that some part of the system may do to rows of a tenant. A new tenant's slug is taken or not on the
/// whole platform, so none is made here.
async fn callable(engine: &Engine) -> Vec<Callable> {
    let mut all = Vec::new();
    for meta in resources().map(|entry| entry.meta).filter(|meta| meta.tenant_field().is_some()) {
        for (at, action) in meta.actions.iter().enumerate().filter(|(_, action)| is_written_by(action)) {
            let mut parts = Vec::new();
            for part in PARTS {
                let cx: Cx = engine.in_tenant(Tenant::A.id(), Actor::system(part));
                if action::can(cx.any(), meta, at as u16, None).await.expect("no database is asked") {
                    parts.push(part);
                }
            }
            if !parts.is_empty() && (action.kind == ActionKind::Create || meta.key.len() == 1) {
                all.push(Callable { meta, at: at as u16, parts });
            }
        }
    }
    all
}

fn is_written_by(action: &Action) -> bool {
    matches!(action.kind, ActionKind::Create | ActionKind::Update) && !action.tenantless
}

/// `Err` if somebody else's rows have changed, or A's are not the same in both worlds.
async fn settled(pair: &Pair, after: &str) -> Result<(), String> {
    pair.unharmed(after).await?;
    pair.alike(after).await
}

impl Callable {
    fn action(&self) -> &'static Action {
        &self.meta.actions[usize::from(self.at)]
    }
}

impl Call {
    /// A call of an action with some rows.
    fn any(callable: &Callable, random: &mut Random) -> Call {
        let Callable { meta, at, .. } = *callable;
        let action = callable.action();
        let part = if random.chance(95) { *random.pick(&callable.parts) } else { *random.pick(&PARTS) };
        let rows = (0..random.between(1, 6)).map(|_| (target(meta, action, random), input(meta, action, random)));
        let rows = rows.collect();
        let on_failure = if random.chance(85) { OnFailure::KeepOthers } else { OnFailure::KeepNothing };
        Call { meta, at, part, rows, chunk: *random.pick(&[1, 2, 3, 500]), on_failure }
    }

    fn action(&self) -> &'static Action {
        &self.meta.actions[usize::from(self.at)]
    }

    /// Calls in both worlds. They must be told the same and end the same, and nobody else's rows may change: which is
    /// looked at once something was written, and at the end.
    async fn ask(&self, pair: &Pair) -> Result<Told, String> {
        let text = self.to_string();
        let (crowded, lonely) = (self.within(&pair.crowded).await, self.within(&pair.lonely).await);
        if crowded != lonely {
            return Err(format!(
                "{text}\n  is told otherwise beside other tenants: {crowded:?}\n  than alone: {lonely:?}"
            ));
        }
        if let Err(Refusal { class: Class::Internal | Class::Unavailable, .. }) = &crowded {
            return Err(format!("{text}\n  fails: {crowded:?}"));
        }
        if let Some(canary) = foreign(&format!("{crowded:?}"), &text) {
            return Err(format!("{text}\n  names `{canary}`: {crowded:?}"));
        }
        if crowded.as_ref().is_ok_and(|(written, _)| !written.is_empty()) {
            settled(pair, &text).await?;
        }
        Ok(crowded)
    }

    async fn within(&self, world: &World) -> Told {
        let cx: Cx = world.engine.in_tenant(Tenant::A.id(), Actor::system(self.part));
        let (cx, rows) = (cx.any(), self.rows.clone());
        let mut written = Vec::new();
        let bulk = Bulk::default().chunk(self.chunk).on_failure(self.on_failure);
        let bulk = bulk.each(|ordinal, row: Written| written.push((ordinal, row.became)));
        let outcome = match self.action().kind {
            ActionKind::Create => {
                let rows = inputs(rows.into_iter().map(|(_, input)| input).collect::<Vec<_>>());
                create_many(cx, self.meta, self.at, rows, bulk).await
            }
            _ => {
                let rows = inputs(rows.into_iter().map(Ok).collect::<Vec<_>>());
                update_many(cx, self.meta, self.at, rows, bulk).await
            }
        };
        let BulkOutcome { failures, .. } = outcome.map_err(|error| Refusal::from(&error))?;
        let refused = failures.iter().map(|failure| (failure.ordinal, Refusal::from(&failure.error)));
        Ok((written, refused.collect()))
    }
}

impl From<&Error> for Refusal {
    fn from(error: &Error) -> Refusal {
        Refusal { class: error.class(), text: format!("{}: {error}", error.code()) }
    }
}

impl fmt::Display for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Call { meta, part, chunk, on_failure, .. } = self;
        write!(formatter, "{}.{} by system:{part}, {chunk} at once, {on_failure:?}", meta.name, self.action().name)?;
        for (key, input) in &self.rows {
            write!(formatter, "\n    ")?;
            for (field, part) in meta.key.iter().zip(key) {
                write!(formatter, "{} ", json_from_scalar(meta.fields[usize::from(*field)].kind, part))?;
            }
            for (declared, slot) in self.action().inputs.iter().zip(input.iter()) {
                if let Slot::Given(value) = slot {
                    write!(formatter, "{}={} ", declared.name, json_from_scalar(declared.kind, value))?;
                }
            }
        }
        Ok(())
    }
}

/// The key of the row that an update means.
fn target(meta: &'static ResourceMeta, action: &Action, random: &mut Random) -> Vec<Scalar> {
    match action.kind {
        ActionKind::Create => Vec::new(),
        _ => vec![scalar(meta.fields[usize::from(meta.key[0])].kind, &key(meta.api_type, random))],
    }
}

/// A valid input, with keys and values that somebody has.
fn input(meta: &'static ResourceMeta, action: &Action, random: &mut Random) -> Slots {
    let mut slots = factory::input(action, random.next());
    for (at, declared) in action.inputs.iter().enumerate() {
        if let Some(value) = taken(meta, declared, random) {
            slots.put(at as u16, Slot::Given(value));
        }
    }
    slots
}

/// A value that some row has or is called by, if one is wanted.
fn taken(meta: &'static ResourceMeta, input: &Input, random: &mut Random) -> Option<Scalar> {
    let about = match input.target {
        InputTarget::Relation(at, _) => Some(meta.relations[usize::from(at)].target),
        InputTarget::Field(at) if meta.key == [at] => Some(meta),
        // Whoever is named as a member is admitted, also from another tenant.
        _ if input.name == "user" && input.kind == Kind::Uuid => return Some(Scalar::Uuid(world::id(1, 0, 1))),
        _ => resources().map(|entry| entry.meta).find(|other| is_key_of(input.name, other)),
    };
    if !input.required && random.chance(40) {
        return None;
    }
    match about {
        Some(target) => Some(scalar(input.kind, &key(target.api_type, random))),
        None => json_to_scalar(input.kind, written(input.name, input.kind, input.rules, random)).ok(),
    }
}

impl Counts {
    fn count(&mut self, call: &Call, told: &Told) {
        self.calls += 1;
        self.inputs += call.rows.len() as u64;
        self.actions.insert(format!("{}.{}", call.meta.name, call.action().name));
        let Ok((written, refused)) = told else { return };
        self.refused += refused.len() as u64;
        for (_, became) in written {
            match became {
                Became::Created => self.created += 1,
                Became::TakenOver => self.taken_over += 1,
                Became::Changed => self.changed += 1,
            }
        }
    }

    /// Adds those of another episode.
    pub fn add(&mut self, more: Counts) {
        self.calls += more.calls;
        self.inputs += more.inputs;
        self.created += more.created;
        self.taken_over += more.taken_over;
        self.changed += more.changed;
        self.refused += more.refused;
        self.actions.extend(more.actions);
        self.callable = more.callable;
    }

    /// That enough of everything was called, and came to something.
    pub fn assert_wide(&self) {
        assert_eq!(self.actions.len(), self.callable, "{self}");
        let seen = [self.created, self.taken_over, self.changed, self.refused];
        assert!(seen.iter().all(|count| count * 100 >= self.inputs), "{self}");
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} calls of {} of {} actions with {} rows: {} created, {} taken over, {} changed, {} refused",
            self.calls,
            self.actions.len(),
            self.callable,
            self.inputs,
            self.created,
            self.taken_over,
            self.changed,
            self.refused
        )
    }
}
