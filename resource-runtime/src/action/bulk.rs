//! One action for many inputs, with a chunk of them in each statement.
//!
//! Inputs come as a stream and no more of them than a chunk is held. What is wrong with one row is told with its
//! position and does not spoil the others: a statement that the database refuses is sent again in halves, in
//! order, until the row that is to blame stands alone and is explained as the single action explains it.
//!
//! What the rows of a chunk go through is in [`create`] and [`update`]; both take the steps of the single
//! actions. What statements for many rows cannot do is done by single ones. Destroys have no bulk form.

mod chunk;
mod create;
mod outcome;
mod update;

use std::pin::pin;

use futures::{Stream, StreamExt as _};
use resource_core::Scalar;
use resource_core::meta::{Cause, ResourceMeta};
use sea_orm::{DbBackend, Statement};
use tracing::Instrument as _;

use self::chunk::{Chunk, Marks, Member};
use self::create::Creates;
pub use self::outcome::{Became, Bulk, BulkOutcome, CHUNK, OnFailure, RowFailure, Written};
use self::update::Updates;
use super::call::Call;
use crate::authorize;
use crate::cx::AnyCx;
use crate::db::{Access, Dialect, statement_failed};
use crate::error::{Class, Error, Result};
use crate::slots::Slots;
use crate::transaction::{self, Isolation};

/// Creates a row for each input. Inside a transaction a refused row dooms it, as a single one does.
///
/// # Errors
/// What authorization refuses whatever the row, and [`Class::Unavailable`] or [`Class::Internal`] in the middle:
/// chunks that were written stand then, unless nothing was to be kept. What is wrong with single rows is in the
/// outcome.
pub async fn create_many(
    cx: &AnyCx,
    meta: &'static ResourceMeta,
    action: u16,
    inputs: impl Stream<Item = Slots> + Send,
    mut bulk: Bulk<'_, Written>,
) -> Result<BulkOutcome> {
    let call = Call::new(cx, meta, action, Slots::default());
    let span = call.span();
    let mut outcome = BulkOutcome::default();
    let work = async {
        let authorized = authorize::action(cx, meta, action)?;
        if stands_alone(cx, &bulk) {
            let creates = Creates::new(call, (action, &authorized), bulk.each.is_some())?;
            return Run::new(creates, &mut bulk, &mut outcome).all(inputs.map(Ok)).await;
        }
        transaction::run(cx, async |cx| {
            let creates = Creates::new(call.within(cx), (action, &authorized), bulk.each.is_some())?;
            Run::new(creates, &mut bulk, &mut outcome).all(inputs.map(Ok)).await
        })
        .await
    };
    told(transaction::settled(cx, work.instrument(span).await), outcome)
}

/// Changes the row of each key with the input beside it. As [`create_many`]; of two inputs for one row the later
/// one changes what the earlier one left.
///
/// # Errors
/// As [`create_many`], and the error of an input that could not be had.
pub async fn update_many(
    cx: &AnyCx,
    meta: &'static ResourceMeta,
    action: u16,
    inputs: impl Stream<Item = Result<(Vec<Scalar>, Slots)>> + Send,
    mut bulk: Bulk<'_, Written>,
) -> Result<BulkOutcome> {
    let call = Call::new(cx, meta, action, Slots::default());
    let span = call.span();
    let mut outcome = BulkOutcome::default();
    let work = async {
        let authorized = authorize::action(cx, meta, action)?;
        if stands_alone(cx, &bulk) {
            let updates = Updates::new(call, (action, &authorized), bulk.each.is_some())?;
            return Run::new(updates, &mut bulk, &mut outcome).all(inputs).await;
        }
        transaction::run(cx, async |cx| {
            let updates = Updates::new(call.within(cx), (action, &authorized), bulk.each.is_some())?;
            Run::new(updates, &mut bulk, &mut outcome).all(inputs).await
        })
        .await
    };
    told(transaction::settled(cx, work.instrument(span).await), outcome)
}

/// Whether what one row does is kept whatever becomes of the others.
fn stands_alone(cx: &AnyCx, bulk: &Bulk<'_, Written>) -> bool {
    bulk.on_failure == OnFailure::KeepOthers && !cx.in_transaction()
}

/// A refused row that undid everything is told as such and is no error of the whole.
fn told(done: Result<()>, outcome: BulkOutcome) -> Result<BulkOutcome> {
    match done {
        Err(error) if error.code() == UNDONE => Ok(BulkOutcome { created: 0, taken_over: 0, changed: 0, ..outcome }),
        done => done.map(|()| outcome),
    }
}

/// Undoes what was written although nothing is wrong but rows that are refused.
const UNDONE: &str = "undone";

/// A statement for several rows was refused because of one of them.
const SPLIT: &str = "split";

/// How the rows of a chunk are written.
trait Way: Send + Sync {
    /// What a caller gives for one row.
    type Input: Send;
    /// An input that passed the checks before its statement.
    type Item: Send + Sync;

    /// The call without an input.
    fn call(&self) -> &Call<'_>;

    /// From here on it is this time.
    fn set_time(&mut self, now: i64);

    /// Whether each row needs the single action.
    fn one_by_one(&self) -> bool;

    /// The transaction that a part needs for itself.
    fn isolation(&self) -> Option<Isolation>;

    /// The single action.
    fn one(&self, input: Self::Input) -> impl Future<Output = Result<Written>> + Send;

    /// The steps before the statement.
    fn prepared(&self, input: Self::Input) -> impl Future<Output = Result<(Self::Item, Marks)>> + Send;

    /// The input of an item that the statement did not find.
    fn input(&self, item: Self::Item) -> Self::Input;

    /// One statement for the rows, and what belongs to it; `None` for rows that it did not find, which the single
    /// action shall see to.
    fn write(
        &self,
        call: &Call<'_>,
        part: &[Member<Self::Item>],
    ) -> impl Future<Output = Result<Vec<Option<Result<Written>>>>> + Send;
}

/// One bulk action on its way.
struct Run<'b, 'k, W: Way> {
    way: W,
    bulk: &'b mut Bulk<'k, Written>,
    outcome: &'b mut BulkOutcome,
    chunk: Chunk<W::Item>,
    /// Rows of a full statement.
    full: usize,
}

impl<'b, 'k, W: Way> Run<'b, 'k, W> {
    fn new(way: W, bulk: &'b mut Bulk<'k, Written>, outcome: &'b mut BulkOutcome) -> Self {
        let full = bulk.chunk.min(most_rows(way.call()));
        Run { way, bulk, outcome, chunk: Chunk::default(), full }
    }

    async fn all(mut self, inputs: impl Stream<Item = Result<W::Input>> + Send) -> Result<()> {
        let mut inputs = pin!(inputs.enumerate());
        while let Some((ordinal, input)) = inputs.next().await {
            let (ordinal, input) = (ordinal as u64, input?);
            if self.way.one_by_one() {
                let written = self.way.one(input).await;
                self.settle(ordinal, written)?;
                continue;
            }
            if self.chunk.len() == 0 {
                let now = self.way.call().cx.now().micros();
                self.way.set_time(now);
            }
            match self.way.prepared(input).await {
                Ok((item, marks)) => self.add(Member { ordinal, marks, item }).await?,
                Err(error) => self.settle(ordinal, Err(error))?,
            }
        }
        self.flush().await
    }

    async fn add(&mut self, member: Member<W::Item>) -> Result<()> {
        if !self.chunk.takes(&member.marks) {
            self.flush().await?;
        }
        self.chunk.push(member);
        if self.chunk.len() >= self.full { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<()> {
        let mut members = self.chunk.take();
        let mut parts = Vec::new();
        for size in chunk::sizes(members.len(), self.full) {
            let behind = members.split_off(size);
            parts.push(std::mem::replace(&mut members, behind));
        }
        parts.reverse();
        while let Some(mut part) = parts.pop() {
            let mut written = attempt(&self.way, &part).await;
            let alone = part.len() == 1;
            if matches!(&written, Err(error) if alone && transaction::may_repeat(self.way.call().cx, error)) {
                written = attempt(&self.way, &part).await;
            }
            match written {
                Ok(written) => {
                    for (member, written) in part.into_iter().zip(written) {
                        let written = match written {
                            Some(written) => written,
                            None => self.way.one(self.way.input(member.item)).await,
                        };
                        self.settle(member.ordinal, written)?;
                    }
                }
                Err(error) if !alone && error.code() == SPLIT => {
                    let second = part.split_off(part.len().div_ceil(2));
                    parts.extend([second, part]);
                }
                Err(error) if alone => self.settle(part[0].ordinal, Err(error))?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Counts what became of an input.
    fn settle(&mut self, ordinal: u64, written: Result<Written>) -> Result<()> {
        match written {
            Ok(written) => {
                match written.became {
                    Became::Created => self.outcome.created += 1,
                    Became::TakenOver => self.outcome.taken_over += 1,
                    Became::Changed => self.outcome.changed += 1,
                }
                if let Some(each) = &mut self.bulk.each {
                    each(ordinal, written);
                }
                Ok(())
            }
            Err(error) if matches!(error.class(), Class::Unavailable | Class::Internal) => Err(error),
            Err(error) => {
                self.outcome.failed += 1;
                if self.outcome.failures.len() < self.bulk.failures_kept {
                    self.outcome.failures.push(RowFailure { ordinal, error });
                }
                match stands_alone(self.way.call().cx, self.bulk) {
                    true => Ok(()),
                    false => Err(Error::conflict(UNDONE, "A row was refused, so nothing was written.")),
                }
            }
        }
    }
}

/// Writes a part in a transaction of its own, if one is needed; within an open one, such that what fails leaves
/// nothing behind.
async fn attempt<W: Way>(way: &W, part: &[Member<W::Item>]) -> Result<Vec<Option<Result<Written>>>> {
    let call = way.call();
    if call.cx.in_transaction() {
        tell(call, "SAVEPOINT chunk").await?;
        let written = way.write(call, part).await;
        let end = if written.is_ok() { "RELEASE SAVEPOINT chunk" } else { "ROLLBACK TO SAVEPOINT chunk" };
        tell(call, end).await?;
        return written;
    }
    match way.isolation() {
        None => way.write(call, part).await,
        Some(isolation) => {
            transaction::isolated(call.cx, isolation, async |cx| way.write(&call.within(cx), part).await).await
        }
    }
}

async fn tell(call: &Call<'_>, text: &str) -> Result<()> {
    let backend = match call.dialect() {
        Dialect::Sqlite => DbBackend::Sqlite,
        Dialect::Postgres => DbBackend::Postgres,
    };
    let sent = call.cx.connection().send(Access::Write, Statement::from_string(backend, text)).await;
    sent.map(drop).map_err(statement_failed)
}

/// What failed for several rows and may be one's fault, or somebody else's passing change, is tried in halves.
fn blamed<T>(part: &[Member<T>], by_a_row: bool, error: Error) -> Error {
    let passing = matches!(error.class(), Class::Invalid | Class::Conflict | Class::NotFound);
    match part.len() > 1 && (by_a_row || passing) && error.class() != Class::Unavailable {
        true => Error::conflict(SPLIT, "A statement for several rows was refused.").caused_by(error),
        false => error,
    }
}

/// How many rows one statement can have: SQLite takes 32766 parameters, Postgres 65535. Some are left for
/// conditions.
fn most_rows(call: &Call<'_>) -> usize {
    let (limit, beside) = match call.dialect() {
        Dialect::Sqlite => (32_766, 766),
        Dialect::Postgres => (65_535, 1_535),
    };
    let width = call.meta.fields.len() + width_of(call.action.causes);
    ((limit - beside) / width.max(1)).max(1)
}

/// Columns of everything that one row may cause.
fn width_of(causes: &[Cause]) -> usize {
    let widths = causes
        .iter()
        .map(|cause| cause.target.fields.len() + width_of(cause.target.actions[usize::from(cause.action)].causes));
    widths.sum()
}
