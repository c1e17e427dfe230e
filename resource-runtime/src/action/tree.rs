//! Trees without cycles, also when two moves race.

use resource_core::meta::{Change, Relation};
use resource_core::{Kind, Scalar};
use sea_orm::{DbBackend, Statement};

use super::call::Call;
use super::values;
use crate::db::{Access, Dialect};
use crate::error::{Class, Error, Failure, Path, Result};
use crate::sql::bind;

/// Refuses the row if its parent is itself or below it. All moves in one tree take turns, see
/// [`take_turn`]: the check sees what an earlier one committed, and a later one sees this.
pub(super) async fn check(call: &Call<'_>, row: &[Scalar]) -> Result<()> {
    for change in call.action.changes {
        let Change::Acyclic { relation } = change;
        let relation = &call.meta.relations[*relation as usize];
        if closes_cycle(call, relation, row).await? {
            let failure = Failure {
                path: Path::Relation(relation.name.into()),
                ..Failure::input("", "cycle", "would make the record its own ancestor")
            };
            return Err(Error::with_failures(Class::Invalid, vec![failure]));
        }
    }
    Ok(())
}

/// Waits for earlier moves in the same tree. Before any row is locked: a move that held its own row here
/// would wait for one that needs this row as its parent. On SQLite the transaction holds the only writer
/// already.
pub(super) async fn take_turn(call: &Call<'_>) -> Result<()> {
    let moves = call.action.changes.iter().any(|change| matches!(change, Change::Acyclic { .. }));
    if !moves || call.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    let tree = format!("{}:{}", call.meta.table, call.cx.tenant().unwrap_or_default());
    let statement = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT 1::bigint FROM (SELECT pg_advisory_xact_lock(hashtextextended($1, 0))) AS turn",
        [tree.into()],
    );
    call.cx.connection().send(Access::Write, statement).await.map(|_| ()).map_err(crate::db::statement_failed)
}

/// Walks up from the new parent and looks for the row itself. `UNION` ends the walk even in a tree
/// that has a cycle already.
async fn closes_cycle(call: &Call<'_>, relation: &Relation, row: &[Scalar]) -> Result<bool> {
    let meta = call.meta;
    let Some((own, _)) = relation.on.last() else { return Ok(false) };
    let parent = &row[*own as usize];
    let [key] = values::key_of(meta, row).try_into().map_err(|_| Error::internal("a tree needs a key of one field"))?;
    if parent.is_null() {
        return Ok(false);
    }
    let (key_field, parent_field) = (&meta.fields[meta.key[0] as usize], &meta.fields[*own as usize]);
    let tenant = meta.tenant_field().map(|at| meta.fields[at as usize].column);
    let (table, key_column, parent_column) = (meta.table, key_field.column, parent_field.column);
    let (backend, hold) = match call.dialect() {
        Dialect::Sqlite => (DbBackend::Sqlite, ["?1", "?2", "?3"]),
        Dialect::Postgres => (DbBackend::Postgres, ["$1", "$2", "$3"]),
    };
    let [parent_at, key_at, tenant_at] = hold;
    let fence = tenant.map_or(String::new(), |tenant| format!(" AND node.\"{tenant}\" = {tenant_at}"));
    let sql = format!(
        "WITH RECURSIVE up(k) AS (SELECT {parent_at} UNION SELECT node.\"{parent_column}\" FROM \"{table}\" AS node \
         JOIN up ON node.\"{key_column}\" = up.k WHERE node.\"{parent_column}\" IS NOT NULL{fence}) \
         SELECT CAST(COUNT(*) AS BIGINT) FROM up WHERE k = {key_at}"
    );
    let mut values =
        vec![bind(parent, Some(parent_field.kind), call.dialect()), bind(&key, Some(key_field.kind), call.dialect())];
    if tenant.is_some() {
        let tenant = call.cx.tenant().map_or(Scalar::Null, Scalar::Uuid);
        values.push(bind(&tenant, Some(Kind::Uuid), call.dialect()));
    }
    let sent = call.cx.connection().send(Access::Write, Statement::from_sql_and_values(backend, sql, values)).await;
    let rows = sent.map_err(crate::db::statement_failed)?;
    Ok(rows.first().map(|row| row.scalar(0, Kind::I64)).transpose()? != Some(Scalar::I64(0)))
}
