//! The platform's only view of tenants' rows: which tenant has the row with a key.
//!
//! It answers with `(tenant, key)` pairs and nothing else of the row; to read or write it, the caller
//! must enter the tenant. Every lookup goes to the audit stream.

use resource_core::{Kind, Scalar, Value};
use sea_orm::sea_query::Query;
use uuid::Uuid;

use crate::cx::{Cx, Platform};
use crate::db::Access;
use crate::error::{Error, Result};
use crate::record::{Attribute, Record, RecordKey};
use crate::sql::{Scope, column, render};

/// The tenant and key of every row whose field has a value; at most 100.
///
/// # Errors
/// When the resource has no tenants, or the database does not answer.
pub async fn lookup<R: Record, T: Value>(
    cx: &Cx<Platform>,
    field: Attribute<R, T>,
    value: impl Into<T>,
) -> Result<Vec<(Uuid, R::Key)>> {
    let meta = R::META;
    let tenant = meta.tenant_field().ok_or_else(|| Error::internal(format!("{} has no tenants", meta.name)))?;
    tracing::info!(
        target: "audit",
        actor = cx.actor().name,
        on_behalf_of = cx.any().on_behalf_of(),
        resource = meta.name,
        "platform lookup"
    );
    let any = cx.any();
    let scope = Scope::of(meta, meta.table, any.connection().db().dialect());
    let mut select = Query::select();
    select.expr(column(meta, tenant, meta.table)).from(meta.table).limit(100);
    select.exprs(meta.key.iter().map(|key| column(meta, *key, meta.table)));
    select.and_where(render(&field.eq(value).into_expr(), &scope));
    let rows = any.connection().query(Access::Read, &select).await?;
    let pair = |row: &crate::row::Row| {
        let tenant = row.scalar(0, Kind::Uuid)?.as_uuid().unwrap_or_default();
        let key = meta.key.iter().enumerate().map(|(at, key)| row.scalar(at + 1, meta.fields[*key as usize].kind));
        let key: Vec<Scalar> = key.collect::<Result<_>>()?;
        Ok((tenant, R::Key::from_scalars(&key)?))
    };
    rows.iter().map(pair).collect()
}
