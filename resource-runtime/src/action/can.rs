//! Asking whether an action would be allowed, without doing it.

use resource_core::meta::ResourceMeta;
use resource_core::{Expr, Scalar};

use super::call::Call;
use super::statement;
use crate::authorize;
use crate::cx::AnyCx;
use crate::db::Access;
use crate::error::Result;
use crate::slots::Slots;

/// Whether the actor may call an action: on the row with `key`, or on any row at all.
///
/// # Errors
/// When the database does not answer.
pub async fn can(cx: &AnyCx, meta: &'static ResourceMeta, action: u16, key: Option<&[Scalar]>) -> Result<bool> {
    let Ok(authorized) = authorize::quietly(cx, meta, action) else { return Ok(false) };
    let Some(key) = key else { return Ok(true) };
    let call = Call::new(cx, meta, action, Slots::empty(&meta.actions[action as usize]));
    let condition = authorized.condition().map(|condition| call.fold(condition));
    let condition = Expr::all([call.row(key)?].into_iter().chain(condition));
    let found = cx.connection().query(Access::Read, statement::select(&call, &[], &condition)).await?;
    Ok(!found.is_empty())
}
