//! Changing many rows, each by its own input.
//!
//! The rows of a chunk are locked and read by one statement under every condition of the action, changed and
//! checked in memory as a transaction of a single update does it, and written by a second statement. A row that
//! the first one did not find is left to the single update, which says why or does it after all.
//!
//! Hooks inside the transaction, also those of what is caused, moves in trees, keys of several fields, changes of identities, and conditions on
//! rows that depend on arguments need single updates.

use resource_core::meta::ActionKind;
use resource_core::{Expr, Node, Root, Scalar};

use super::chunk::{self, Marks, Member};
use super::outcome::{Became, Written};
use super::{Way, blamed};
use crate::action::call::Call;
use crate::action::guarded::Guarded;
use crate::action::{
    Target, assignments, caused, check, constraint, diagnose, hooks, statement, update as single, values,
};
use crate::authorize::Authorized;
use crate::db::{Access, statement_failed};
use crate::encryption;
use crate::error::{Error, Result};
use crate::hook::Values;
use crate::row::Row;
use crate::slots::Slots;
use crate::sql::{Between, Text, column, condition};
use crate::transaction::Isolation;

/// What every chunk is changed with.
pub struct Updates<'a> {
    call: Call<'a>,
    action: u16,
    /// Every row that may be changed.
    guarded: Guarded,
    one_by_one: bool,
    /// Whether somebody wants to hear of the rows.
    told: bool,
}

/// An input that passed the checks before anything is read.
pub struct Change {
    key: Vec<Scalar>,
    input: Slots,
    accepted: Values,
}

/// A changed row on its way into its table.
struct Changed<'p> {
    at: usize,
    change: &'p Change,
    row: Vec<Scalar>,
    causes: Vec<caused::CausedRow>,
}

impl<'a> Updates<'a> {
    /// `told` is whether somebody wants to hear of the rows.
    pub fn new(call: Call<'a>, (action, authorized): (u16, &Authorized), told: bool) -> Result<Self> {
        if call.action.kind != ActionKind::Update {
            return Err(Error::internal(format!("{}.{} changes no row", call.meta.name, call.action.name)));
        }
        let argument = |node: &Node| matches!(node, Node::Root(Root::Argument, _));
        let conditions = [authorized.condition(), call.action.guard.as_ref()];
        let one_by_one = call.action.has_hooks()
            || caused::needs_calls(call.action)
            || !call.action.changes.is_empty()
            || call.meta.key.len() != 1
            || statement::declared_changes(call.action).into_iter().any(|field| chunk::frees(call.meta, field))
            || conditions.into_iter().flatten().any(|condition| condition.mentions(&argument));
        let every = call.tenant_fence()?.unwrap_or_else(|| Expr::constant(true));
        let guarded = Guarded::over(&call, authorized, every);
        Ok(Updates { call, action, guarded, one_by_one, told })
    }

    /// The rows of a part as they are, locked.
    fn select(&self, call: &Call<'_>, part: &[Member<Change>]) -> Text {
        let (field, mut keys) = (call.meta.key[0], Between::COMMA);
        let kind = Some(call.meta.fields[usize::from(field)].kind);
        let mut select = statement::select(call, &[], &self.guarded.condition());
        column(select.add(" AND "), call.meta, field, call.meta.table);
        select.add(" IN (");
        for member in part {
            keys.next(&mut select).bind(&member.item.key[0], kind);
        }
        select.add(")");
        statement::lock(&mut select, call.meta, statement::declared_changes(call.action));
        select
    }

    /// The row that an input leaves, and what it causes.
    fn changed(&self, call: &Call<'_>, change: &Change, found: &Row) -> Result<(Vec<Scalar>, Vec<caused::CausedRow>)> {
        let old = values::stored(call.meta, found)?;
        let mut call = Call { input: change.input.clone(), ..*call };
        call.move_behind(&old);
        let row = values::updated_row(&call, &old, &change.accepted);
        values::validate(&call, &row, Some(&old))?;
        let causes = caused::of_row(&call, &row, Some(&old))?.rows;
        Ok((encryption::sealed(call.cx, call.meta, row)?, causes))
    }
}

impl Way for Updates<'_> {
    type Input = (Vec<Scalar>, Slots);
    type Item = Change;

    fn call(&self) -> &Call<'_> {
        &self.call
    }

    fn set_time(&mut self, now: i64) {
        self.call.now = now;
    }

    fn one_by_one(&self) -> bool {
        self.one_by_one
    }

    fn isolation(&self) -> Option<Isolation> {
        Some(self.guarded.isolation(self.call.dialect()))
    }

    async fn one(&self, (key, input): Self::Input) -> Result<Written> {
        let target = Target { action: self.action, key: &key };
        let row = single::update(self.call.cx, self.call.meta, target, input).await?;
        Ok(Written { row, became: Became::Changed })
    }

    async fn prepared(&self, (key, input): Self::Input) -> Result<(Change, Marks)> {
        let mut call = Call { input, ..self.call };
        if key.len() != call.meta.key.len() {
            return Err(Error::not_found());
        }
        check::input(&mut call)?;
        let accepted = hooks::prepare(&call, values::accepted(&call)).await?;
        let marks = Marks { key: chunk::mark(call.meta, call.meta.key, |_| Ok(&key[0]))?, identity: None };
        Ok((Change { key, input: call.input, accepted }, marks))
    }

    fn input(&self, change: Change) -> Self::Input {
        (change.key, change.input)
    }

    async fn write(&self, call: &Call<'_>, part: &[Member<Change>]) -> Result<Vec<Option<Result<Written>>>> {
        let found = call.cx.connection().query(Access::Write, self.select(call, part)).await;
        let found = found.map_err(|error| blamed(part, false, error))?;
        let found = chunk::place((call.meta, None), part, found)?;
        let mut all: Vec<Option<Result<Written>>> = part.iter().map(|_| None).collect();
        let (mut rows, mut touched) = (Vec::new(), vec![false; call.meta.fields.len()]);
        for (at, (member, found)) in part.iter().zip(&found).enumerate() {
            let Some(found) = found else { continue };
            match self.changed(call, &member.item, found) {
                Ok((row, causes)) => {
                    for (field, _) in assignments::changed(&values::stored(call.meta, found)?, &row) {
                        touched[usize::from(field)] = true;
                    }
                    rows.push(Changed { at, change: &member.item, row, causes });
                }
                Err(error) => all[at] = Some(Err(error)),
            }
        }
        if rows.is_empty() {
            return Ok(all);
        }
        let fields: Vec<u16> = (0..touched.len() as u16).filter(|at| touched[usize::from(*at)]).collect();
        if part.len() > 1 && fields.iter().any(|field| chunk::frees(call.meta, *field)) {
            return Err(blamed(part, true, diagnose::overtaken()));
        }
        let mut update = statement(call, &fields, &rows, &self.guarded.row);
        match self.told {
            true => statement::returning(&mut update, call),
            false => statement::returning_only(&mut update, call, call.meta.key),
        }
        let written = match call.cx.connection().send(Access::Write, update).await {
            Ok(written) if self.told => statement::completed(call, written)?,
            Ok(written) => written,
            Err(error) => {
                return Err(match rows.as_slice() {
                    [only] if part.len() == 1 => {
                        let call = Call { input: only.change.input.clone(), ..*call };
                        constraint::explain(&call, &only.row, error).await
                    }
                    _ => blamed(part, constraint::is_broken(&error), statement_failed(error)),
                });
            }
        };
        // The rows are locked, so each is there.
        let written = chunk::place((call.meta, None), part, written)?;
        let causes: Vec<_> = rows.iter().flat_map(|changed| &changed.causes).collect();
        caused::insert(call.cx, &causes).await.map_err(|error| blamed(part, true, error))?;
        for (at, row) in written.into_iter().enumerate() {
            if let Some(row) = row {
                all[at] = Some(Ok(Written { row, became: Became::Changed }));
            }
        }
        match rows.iter().all(|changed| all[changed.at].is_some()) {
            true => Ok(all),
            false => Err(blamed(part, true, diagnose::overtaken())),
        }
    }
}

/// `UPDATE .. SET field = given.columnN FROM (VALUES ..) AS given WHERE key = given.column1`; both databases call
/// the columns of a list of values so.
fn statement(call: &Call<'_>, fields: &[u16], rows: &[Changed<'_>], every: &Expr) -> Text {
    let meta = call.meta;
    let field = |at: &u16| &meta.fields[usize::from(*at)];
    let (mut update, mut list, mut tuples) = (Text::new(call.dialect()), Between::SET, Between::COMMA);
    update.add("UPDATE ").name(meta.table);
    for (at, assigned) in fields.iter().enumerate() {
        list.next(&mut update).name(field(assigned).column).add(" = \"given\".\"column");
        update.number(meta.key.len() + at + 1).add("\"");
    }
    update.add(" FROM (VALUES ");
    for changed in rows {
        let mut list = Between::COMMA;
        tuples.next(&mut update).add("(");
        for at in meta.key.iter().chain(fields) {
            list.next(&mut update).bind(&changed.row[usize::from(*at)], Some(field(at).kind));
        }
        update.add(")");
    }
    condition(update.add(") AS \"given\" WHERE "), every, &call.scope());
    for (at, key) in meta.key.iter().enumerate() {
        column(update.add(" AND "), meta, *key, meta.table);
        update.add(" = \"given\".\"column").number(at + 1).add("\"");
    }
    update
}
