//! Trees without cycles, also when two moves race.

use resource_core::meta::{Change, Relation};
use resource_core::{Kind, Scalar};

use super::call::Call;
use super::values;
use crate::db::{Access, Dialect};
use crate::error::{Class, Error, Failure, Path, Result};
use crate::sql::Text;

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
    let mut turn = Text::new(call.dialect());
    turn.add("SELECT 1::bigint FROM (SELECT pg_advisory_xact_lock(hashtextextended(").value(tree, Kind::Text);
    turn.add(", 0))) AS turn");
    call.cx.connection().query(Access::Write, turn).await.map(drop)
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
    let mut walk = Text::new(call.dialect());
    walk.add("WITH RECURSIVE up(k) AS (SELECT ").bind(parent, Some(parent_field.kind));
    walk.add(" UNION SELECT ").column("node", parent_field.column).add(" FROM ").name(meta.table);
    walk.add(" AS node JOIN up ON ").column("node", key_field.column).add(" = up.k WHERE ");
    walk.column("node", parent_field.column).add(" IS NOT NULL");
    if let Some(tenant) = meta.tenant_field() {
        walk.add(" AND ").column("node", meta.fields[tenant as usize].column).add(" = ");
        walk.bind(&call.cx.tenant().map_or(Scalar::Null, Scalar::Uuid), Some(Kind::Uuid));
    }
    walk.add(") SELECT CAST(COUNT(*) AS BIGINT) FROM up WHERE k = ").bind(&key, Some(key_field.kind));
    let rows = call.cx.connection().query(Access::Write, walk).await?;
    Ok(rows.first().map(|row| row.scalar(0, Kind::I64)).transpose()? != Some(Scalar::I64(0)))
}
