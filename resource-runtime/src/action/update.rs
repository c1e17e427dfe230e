//! Changing a row. With built-in steps only, the statement itself decides: nothing is read first.

use resource_core::meta::{Generated, ResourceMeta};
use resource_core::{BinaryOp, Expr, Function, Node, Root, Scalar};
use sea_orm::sea_query::{CommonTableExpression, ExprTrait as _, LockType, Query, WithClause};
use tracing::Instrument as _;

use super::call::Call;
use super::{Target, caused, check, constraint, diagnose, hooks, statement, tree, values};
use crate::authorize::Authorized;
use crate::cx::AnyCx;
use crate::db::{Access, Build, Dialect};
use crate::error::Result;
use crate::hook::Values;
use crate::row::Row;
use crate::slots::Slots;
use crate::sql::{Scope, render};
use crate::transaction::{self, Isolation};

/// Changes the row with a key. The answer has the stored fields in order, then the calculations.
///
/// # Errors
/// [`crate::error::Class::NotFound`] where the actor may not read the row,
/// [`crate::error::Class::Forbidden`] where it may read but not change it,
/// [`crate::error::Class::Conflict`] with the transitions possible now where the row is in another state,
/// [`crate::error::Class::Invalid`] with everything that is wrong with the values.
pub async fn update(cx: &AnyCx, meta: &'static ResourceMeta, target: Target<'_>, input: Slots) -> Result<Row> {
    let mut call = Call::new(cx, meta, target.action, input);
    let span = call.span();
    let updated = async move {
        let authorized = diagnose::authorize(cx, meta, &target).await?;
        check::input(&mut call)?;
        let accepted = hooks::prepare(&call, values::accepted(&call)).await?;
        let guarded = Guarded::new(&call, &authorized, target.key)?;
        // Twice: what the diagnosis cannot explain may have been somebody else's passing change.
        for last in [false, true] {
            let written = match plan(&call) {
                Plan::Single => single(&call, &guarded, &accepted).await?,
                Plan::Chain => chain(&call, &guarded, &accepted).await?,
                Plan::Transaction => match in_transaction(&call, &guarded, &accepted).await {
                    Err(error) if !last && transaction::may_repeat(cx, &error) => continue,
                    written => written?,
                },
            };
            match written {
                Some(row) => return Ok(row),
                None => diagnose::refused(&call, &guarded, &accepted, last).await?,
            }
        }
        Err(diagnose::overtaken())
    };
    transaction::settled(cx, updated.instrument(span).await)
}

/// How an update is carried out.
enum Plan {
    /// One guarded `UPDATE`.
    Single,
    /// One statement that locks, updates and writes caused rows.
    Chain,
    /// Guarded select, hooks, update, caused rows.
    Transaction,
}

fn plan(call: &Call<'_>) -> Plan {
    let steps = call.action.has_hooks() || !call.action.changes.is_empty() || asks_others(call);
    match (steps, call.action.causes.is_empty(), call.dialect()) {
        (true, _, _) => Plan::Transaction,
        (false, true, _) => Plan::Single,
        (false, false, Dialect::Postgres) if caused::fit_in_sql(call) => Plan::Chain,
        (false, false, _) => Plan::Transaction,
    }
}

/// Whether the guard asks about rows that the statement does not lock. Somebody could make it false
/// meanwhile; on Postgres only a serial transaction notices.
fn asks_others(call: &Call<'_>) -> bool {
    call.dialect() == Dialect::Postgres && call.action.guard.as_ref().is_some_and(Expr::reads_relations)
}

/// The row that an action may change: every condition on the stored row, folded.
pub(super) struct Guarded {
    pub key: Vec<Scalar>,
    /// Tenant and key.
    pub row: Expr,
    /// What the policies and ceilings allow.
    pub policy: Option<Expr>,
    /// The states that the transition may start from.
    pub state: Option<Expr>,
    /// The action's own condition.
    pub guard: Option<Expr>,
}

impl Guarded {
    pub fn new(call: &Call<'_>, authorized: &Authorized, key: &[Scalar]) -> Result<Guarded> {
        let from = call.action.transition.as_ref().map(|transition| transition.from);
        let state = call
            .meta
            .machine
            .as_ref()
            .zip(from)
            .map(|(machine, from)| Expr::field(machine.field).is_in(from.iter().cloned()));
        Ok(Guarded {
            row: call.row(key)?,
            policy: authorized.condition().map(|condition| call.fold(condition)),
            state,
            guard: call.action.guard.as_ref().map(|guard| call.fold(guard)),
            key: key.to_vec(),
        })
    }

    /// Every condition on the stored row.
    pub fn condition(&self) -> Expr {
        let conditions = [&self.policy, &self.state, &self.guard].into_iter().flatten().cloned();
        Expr::all([self.row.clone()].into_iter().chain(conditions))
    }
}

async fn single(call: &Call<'_>, guarded: &Guarded, accepted: &Values) -> Result<Option<Row>> {
    let assignments = assignments(call, accepted);
    let condition = Expr::all([guarded.condition()].into_iter().chain(validations(call, &assignments)));
    let mut update = statement::update(call, &assignments, &condition);
    update.returning(statement::returning(call));
    send(call, &update, accepted).await
}

/// `WITH old AS (SELECT .. FOR UPDATE), new AS (UPDATE .. FROM old RETURNING ..), caused AS (INSERT ..)`.
async fn chain(call: &Call<'_>, guarded: &Guarded, accepted: &Values) -> Result<Option<Row>> {
    let assignments = assignments(call, accepted);
    let condition = Expr::all([guarded.condition()].into_iter().chain(validations(call, &assignments)));
    let mut old = Query::select();
    old.column(sea_orm::sea_query::Asterisk).from(statement::name(call.meta.table));
    old.and_where(render(&condition, &call.scope())).lock(LockType::Update);

    let stored = Scope::of(call.meta, "old", call.dialect());
    let mut new = Query::update();
    new.table(statement::name(call.meta.table)).from(statement::name("old"));
    for field in call.meta.tenant_field().iter().chain(call.meta.key) {
        let same = render(&Expr::field(*field), &call.scope()).eq(render(&Expr::field(*field), &stored));
        new.and_where(same);
    }
    statement::assign(&mut new, call, &assignments, &stored);
    let table = (statement::name(call.meta.table), sea_orm::sea_query::Asterisk);
    new.returning(Query::returning().column(table));

    let mut with = WithClause::new();
    for (name, query) in
        [("old", old.into()), ("new", new.into())] as [(&str, sea_orm::sea_query::SubQueryStatement); 2]
    {
        let mut part = CommonTableExpression::new();
        part.table_name(statement::name(name)).query(query);
        with.cte(part);
    }
    caused::in_sql(call, &mut with);
    let mut answer = Query::select();
    answer.exprs(statement::answer(call, &Scope::of(call.meta, "new", call.dialect()))).from(statement::name("new"));
    send(call, &answer.with(with), accepted).await
}

async fn in_transaction(call: &Call<'_>, guarded: &Guarded, accepted: &Values) -> Result<Option<Row>> {
    let isolation = if asks_others(call) { Isolation::Serial } else { Isolation::Statement };
    transaction::isolated(call.cx, isolation, async |cx| {
        let call = call.within(cx);
        tree::take_turn(&call).await?;
        let mut select = statement::select(&call, &guarded.condition());
        select.lock(LockType::Update);
        let Some(found) = cx.connection().query(Access::Write, &select).await?.into_iter().next() else {
            return Ok(None);
        };
        let mut accepted = accepted.clone();
        hooks::inside(&call, &mut accepted, Some(&found)).await?;
        let old = values::stored(call.meta, &found)?;
        let row = values::updated_row(&call, &old, &accepted);
        values::validate(&call, &row, Some(&old))?;
        tree::check(&call, &row).await?;
        let changed = changed(&old, &row);
        let mut update = statement::update(&call, &changed, &guarded.row);
        update.returning(statement::returning(&call));
        // The row is locked: if it is gone all the same, so must be what the hooks have written.
        let written = send(&call, &update, &accepted).await?.ok_or_else(diagnose::overtaken)?;
        caused::insert(cx, &caused::of_row(&call, &row, Some(&old))?).await?;
        Ok(Some(written))
    })
    .await
}

/// The columns that differ; at least one, since an `UPDATE` must assign something.
fn changed(old: &[Scalar], row: &[Scalar]) -> Vec<(u16, Expr)> {
    let constant = |at: usize| (at as u16, Expr { nodes: vec![Node::Const(row[at].clone())].into() });
    let differing: Vec<(u16, Expr)> = (0..row.len()).filter(|at| old[*at] != row[*at]).map(constant).collect();
    if differing.is_empty() { vec![constant(row.len() - 1)] } else { differing }
}

/// Assignments in SQL: what was accepted, the time, the state, then `set`; later ones win.
fn assignments(call: &Call<'_>, accepted: &Values) -> Vec<(u16, Expr)> {
    let constant = |scalar: Scalar| Expr { nodes: vec![Node::Const(scalar)].into() };
    let mut assignments: Vec<(u16, Expr)> = Vec::new();
    let mut assign = |field: u16, expr: Expr| {
        assignments.retain(|(assigned, _)| *assigned != field);
        assignments.push((field, expr));
    };
    for (field, value) in accepted.iter() {
        assign(field, constant(value.clone()));
    }
    for (at, field) in call.meta.fields.iter().enumerate() {
        if field.generated == Generated::UpdatedAt {
            assign(at as u16, constant(Scalar::Time(call.now)));
        }
    }
    let target = call.action.transition.as_ref().and_then(|transition| transition.to.clone());
    if let (Some(machine), Some(target)) = (&call.meta.machine, target) {
        assign(machine.field, constant(target));
    }
    for (field, expr) in call.action.set {
        assign(*field, call.fold(expr));
    }
    if assignments.is_empty() {
        let key = call.meta.key[0];
        assignments.push((key, Expr::field(key)));
    }
    assignments
}

/// The action's validations as conditions on the stored row: fields are replaced by what they become.
/// Unknown counts as valid. Resource-level ones are constraints of the table.
pub(super) fn validations(call: &Call<'_>, assignments: &[(u16, Expr)]) -> Vec<Expr> {
    let validations = call.action.validations.iter();
    validations.map(|validation| valid(&resulting(&call.fold(&validation.expr), assignments))).collect()
}

fn valid(expr: &Expr) -> Expr {
    Expr::call(Function::Coalesce, [expr.clone(), Expr::constant(true)])
}

/// An expression over the resulting row as one over the stored row.
pub(super) fn resulting(expr: &Expr, assignments: &[(u16, Expr)]) -> Expr {
    expr.replace(&|node| match node {
        Node::Field(field) => assignments.iter().find(|(assigned, _)| assigned == field).map(|(_, expr)| expr.clone()),
        Node::Root(Root::Old, field) => Some(Expr::field(*field)),
        _ => None,
    })
}

async fn send(call: &Call<'_>, statement: &impl Build, accepted: &Values) -> Result<Option<Row>> {
    let sent = call.cx.connection().send(Access::Write, statement.statement(call.dialect())).await;
    match sent {
        Ok(rows) => Ok(rows.into_iter().next()),
        Err(error) => {
            let mut row = vec![Scalar::Null; call.meta.fields.len()];
            for (field, expr) in assignments(call, accepted) {
                if let Some(value) = expr.as_constant() {
                    row[field as usize] = value.clone();
                }
            }
            if let (Some(tenant), Some(value)) = (call.meta.tenant_field(), call.cx.tenant()) {
                row[tenant as usize] = Scalar::Uuid(value);
            }
            Err(constraint::explain(call, &row, error).await)
        }
    }
}

/// Whether a validation fails when the stored row becomes what the assignments say.
pub(super) fn fails(call: &Call<'_>, expr: &Expr, accepted: &Values) -> Expr {
    let resulting = resulting(&call.fold(expr), &assignments(call, accepted));
    Expr::binary(BinaryOp::Is, resulting, Expr::constant(false))
}
