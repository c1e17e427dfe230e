//! Creating many rows, or taking over those that exist.
//!
//! Rows with the same identity go into chunks one after the other, so the later one takes over what the earlier
//! one made, as with single upserts. Hooks inside the transaction, also those of what is caused, conditions that read other rows, and upserts
//! that assign arguments or identities need single creates.

use resource_core::meta::ActionKind;

use super::chunk::{self, Marks, Member};
use super::outcome::Written;
use super::{Way, blamed};
use crate::action::call::Call;
use crate::action::create::{Created, Origin, create_or_take_over};
use crate::action::proposal::{self, Proposal};
use crate::action::requirement::Requirements;
use crate::action::{caused, check, constraint, hooks, statement, upsert, values};
use crate::authorize::Authorized;
use crate::db::statement_failed;
use crate::error::{Error, Result};
use crate::row::Row;
use crate::slots::Slots;
use crate::sql::Text;
use crate::transaction::Isolation;

/// What every chunk is created with.
pub struct Creates<'a> {
    call: Call<'a>,
    action: u16,
    authorized: &'a Authorized,
    /// What an upsert asks of each row that it takes over; `None` where rows need single creates.
    required: Option<Requirements>,
    /// The fields by which an upsert finds the existing row.
    identity: Option<&'static [u16]>,
    /// The only fields that are asked of what was written; `None` for everything.
    asked: Option<Vec<u16>>,
}

impl<'a> Creates<'a> {
    /// `told` is whether somebody wants to hear of the rows.
    pub fn new(call: Call<'a>, (action, authorized): (u16, &'a Authorized), told: bool) -> Result<Self> {
        if call.action.kind != ActionKind::Create {
            return Err(Error::internal(format!("{}.{} makes no row", call.meta.name, call.action.name)));
        }
        let asks_others = proposal::asks_others(&call, authorized);
        let required = match &call.action.upsert {
            _ if call.action.has_hooks() || caused::needs_calls(call.action) || asks_others => None,
            None => Some(Requirements::new()),
            Some(upsert) if upsert.set.iter().any(|(field, _)| chunk::frees(call.meta, *field)) => None,
            Some(upsert) => upsert::required_of_any(&call, upsert),
        };
        let identity = call.action.upsert.as_ref().map(|upsert| upsert::fields(call.meta, upsert));
        // What the rows cause may depend on how they were written.
        let needed = told || !(call.action.causes.is_empty() || proposal::knows_causes(&call));
        let asked = (!needed).then(|| asked(&call, identity));
        Ok(Creates { call, action, authorized, required, identity, asked })
    }

    /// Writes what the rows cause, where their own statement could not.
    async fn cause(&self, call: &Call<'_>, known: &[&caused::CausedRow], placed: &[Option<Row>]) -> Result<()> {
        if call.action.causes.is_empty() || proposal::knows_causes(call) {
            return caused::insert(call.cx, known).await;
        }
        let mut causes = Vec::new();
        for row in placed.iter().flatten() {
            causes.extend(caused::of_written(call, &values::stored(call.meta, row)?)?.rows);
        }
        caused::insert(call.cx, &causes.iter().collect::<Vec<_>>()).await
    }

    /// A row that the statement answered with, or why it skipped it.
    async fn written(&self, call: &Call<'_>, proposed: &Proposal, row: Option<Row>) -> Result<Result<Written>> {
        Ok(match (row, &call.action.upsert) {
            (None, _) => Err(upsert::refused(call, &proposed.row).await?),
            (Some(row), None) => Ok(Created { row, origin: Origin::New }.into()),
            (Some(row), Some(upsert)) => {
                let origin = upsert::origin(call, upsert, &proposed.row, &row)?;
                Ok(Created { row, origin }.into())
            }
        })
    }
}

/// What rows are told apart by, and whether an upsert has taken them over.
fn asked(call: &Call<'_>, identity: Option<&[u16]>) -> Vec<u16> {
    let told_apart = call.meta.key.iter().chain(identity.into_iter().flatten()).copied();
    let left_alone = call.action.upsert.iter().flat_map(|upsert| upsert::left_alone(call.meta, upsert));
    told_apart.chain(left_alone).collect()
}

impl Way for Creates<'_> {
    type Input = Slots;
    type Item = Proposal;

    fn call(&self) -> &Call<'_> {
        &self.call
    }

    fn set_time(&mut self, now: i64) {
        self.call.now = now;
    }

    fn one_by_one(&self) -> bool {
        self.required.is_none()
    }

    fn isolation(&self) -> Option<Isolation> {
        proposal::needs_transaction(&self.call, self.authorized).then_some(Isolation::Statement)
    }

    async fn one(&self, input: Slots) -> Result<Written> {
        Ok(create_or_take_over(self.call.cx, self.call.meta, self.action, input).await?.into())
    }

    async fn prepared(&self, input: Slots) -> Result<(Proposal, Marks)> {
        let mut call = Call { input, ..self.call };
        check::input(&mut call)?;
        let accepted = hooks::prepare(&call, values::accepted(&call)).await?;
        let proposal = Proposal::new(&call, self.authorized, &accepted)?;
        let mark = |fields| chunk::mark(call.meta, fields, |field| Ok(&proposal.row[usize::from(field)]));
        let identity = self.identity.map(mark).transpose()?.flatten();
        let marks = Marks { key: mark(call.meta.key)?, identity };
        Ok((proposal, marks))
    }

    /// Skipped rows are explained where they are.
    fn input(&self, _: Proposal) -> Slots {
        Slots::empty(self.call.action)
    }

    async fn write(&self, call: &Call<'_>, part: &[Member<Proposal>]) -> Result<Vec<Option<Result<Written>>>> {
        let rows: Vec<&[_]> = part.iter().map(|member| member.item.row.as_slice()).collect();
        let insert = |text: &mut Text| match (&call.action.upsert, &self.required) {
            (Some(upsert), Some(required)) => upsert::statement(text, call, (upsert, required), &rows),
            _ => statement::insert(text, call.meta, &rows),
        };
        let causes: Vec<_> = part.iter().flat_map(|member| &member.item.causes.rows).collect();
        let returning = |text: &mut Text, call: &Call<'_>| match &self.asked {
            Some(asked) => statement::returning_only(text, call, asked),
            None => statement::returning(text, call),
        };
        let written = match proposal::send(call, insert, &causes, returning).await {
            Ok(written) if self.asked.is_some() => written,
            Ok(written) => statement::completed(call, written)?,
            Err(error) => {
                return Err(match rows.as_slice() {
                    [only] => constraint::explain(call, only, error).await,
                    _ => blamed(part, constraint::is_broken(&error), statement_failed(error)),
                });
            }
        };
        let placed = chunk::place((call.meta, self.identity), part, written)?;
        if call.cx.in_transaction() && !proposal::carries_causes(call) {
            self.cause(call, &causes, &placed).await.map_err(|error| blamed(part, true, error))?;
        }
        let mut all = Vec::with_capacity(part.len());
        for (member, row) in part.iter().zip(placed) {
            all.push(Some(self.written(call, &member.item, row).await?));
        }
        Ok(all)
    }
}
