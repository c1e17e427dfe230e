//! The platform's only view of tenants' rows: which tenant has the row with a key.
//!
//! It answers with `(tenant, key)` pairs and nothing else of the row; to read or write it, the caller
//! must enter the tenant. Every lookup goes to the audit stream. Which tenants there are is asked here too.

use std::collections::BTreeMap;

use resource_core::meta::Tenancy;
use resource_core::{Kind, Scalar, Value};
use uuid::Uuid;

use crate::audit;
use crate::cx::{Actor, Cx, Platform};
use crate::db::Access;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::record::{Attribute, Condition, Record, RecordKey};
use crate::sql::{Scope, Text, columns, condition};

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
    let any = cx.any();
    audit::looking_up(any, meta);
    let mut select = Text::new(any.connection().db().dialect());
    columns(select.add("SELECT "), meta, [tenant].iter().chain(meta.key).copied(), meta.table);
    select.add(" FROM ").name(meta.table).add(" WHERE ");
    condition(&mut select, &field.eq(value).into_expr(), &Scope::of(meta, meta.table));
    select.add(" LIMIT 100");
    let rows = any.connection().query(Access::Read, select).await?;
    let pair = |row: &crate::row::Row| {
        let tenant = row.scalar(0, Kind::Uuid)?.as_uuid().unwrap_or_default();
        let key = meta.key.iter().enumerate().map(|(at, key)| row.scalar(at + 1, meta.fields[*key as usize].kind));
        Ok((tenant, key.collect::<Result<_>>()?))
    };
    let found: Vec<(Uuid, Vec<Scalar>)> = rows.iter().map(pair).collect::<Result<_>>()?;
    let mut of_tenants: BTreeMap<Uuid, Vec<Vec<Scalar>>> = BTreeMap::new();
    for (tenant, key) in &found {
        of_tenants.entry(*tenant).or_default().push(key.clone());
    }
    of_tenants.iter().for_each(|(tenant, keys)| audit::looked_up(any, meta, (*tenant, keys)));
    found.into_iter().map(|(tenant, key)| Ok((tenant, R::Key::from_scalars(&key)?))).collect()
}

/// The ids of all tenants that satisfy a condition, in order. The system asks for them again and again by
/// itself, so this goes to the audit stream as a detail, and alone needs no context of the caller's.
///
/// # Errors
/// When the resource is not the tenants, or the database does not answer.
pub async fn tenants<R: Record>(engine: &Engine, actor: Actor, holds: Condition<R>) -> Result<Vec<Uuid>> {
    let meta = R::META;
    let Tenancy::Root(key) = meta.tenancy else {
        return Err(Error::internal(format!("{} is not the tenants", meta.name)));
    };
    let cx = engine.platform_quietly(actor);
    tracing::debug!(target: "audit", actor = cx.actor().name, resource = meta.name, "platform lists tenants");
    let any = cx.any();
    let mut select = Text::new(any.connection().db().dialect());
    columns(select.add("SELECT "), meta, [key], meta.table);
    select.add(" FROM ").name(meta.table).add(" WHERE ");
    condition(&mut select, &holds.into_expr(), &Scope::of(meta, meta.table));
    columns(select.add(" ORDER BY "), meta, [key], meta.table);
    let rows = any.connection().query(Access::Read, select).await?;
    rows.iter().map(|row| Ok(row.scalar(0, Kind::Uuid)?.as_uuid().unwrap_or_default())).collect()
}
