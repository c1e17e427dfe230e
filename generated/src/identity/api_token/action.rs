//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an api token.

use super::ApiToken;
use super::input::{ByPrefix, ByUser, Create, Issue, RecordUse, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, typed};
use resources::identity::api_token::IssuedToken;

/// Lists tokens, newest first.
pub fn list<R: Reaches<ApiToken>>(cx: &Cx<R>) -> Select<'_, ApiToken> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a token by id. The key itself is not kept.
pub async fn get<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<ApiToken> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Fetches the token that a presented key may be, by the key's first characters.
///
/// For parts of the system only.
pub async fn by_prefix<R: Reaches<ApiToken>>(cx: &Cx<R>, input: ByPrefix) -> Result<ApiToken> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Lists the tokens that work now.
pub fn active<R: Reaches<ApiToken>>(cx: &Cx<R>) -> Select<'_, ApiToken> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Lists the tokens of one user.
pub fn by_user<R: Reaches<ApiToken>>(cx: &Cx<R>, input: ByUser) -> Select<'_, ApiToken> {
    Select::new(cx.any(), 4, input.into())
}

/// Stores a token for a key that the caller has made.
pub async fn create<R: Reaches<ApiToken>>(cx: &Cx<R>, input: Create) -> Result<ApiToken> {
    typed::create(cx.any(), 5, input).await
}

/// Whether the actor may call [`create`](create()).
pub async fn can_create<R: Reaches<ApiToken>>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<ApiToken>(cx.any(), 5, None).await
}

/// Changes how a token is described or when it ends.
pub async fn update<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>, input: Update) -> Result<ApiToken> {
    typed::update(cx.any(), 6, id, input).await
}

/// Whether the actor may call [`update`](update()).
pub async fn can_update<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<bool> {
    typed::can::<ApiToken>(cx.any(), 6, Some(id)).await
}

/// Counts a use.
///
/// For parts of the system only.
pub async fn record_use<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>, input: RecordUse) -> Result<ApiToken> {
    typed::update(cx.any(), 7, id, input).await
}

/// Whether the actor may call [`record_use`](record_use()).
pub async fn can_record_use<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<bool> {
    typed::can::<ApiToken>(cx.any(), 7, Some(id)).await
}

/// Ends a token for ever.
pub async fn revoke<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<ApiToken> {
    typed::update(cx.any(), 8, id, Slots::default()).await
}

/// Whether the actor may call [`revoke`](revoke()).
pub async fn can_revoke<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<bool> {
    typed::can::<ApiToken>(cx.any(), 8, Some(id)).await
}

/// Lets a disabled token work again.
pub async fn enable<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<ApiToken> {
    typed::update(cx.any(), 9, id, Slots::default()).await
}

/// Whether the actor may call [`enable`](enable()).
pub async fn can_enable<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<bool> {
    typed::can::<ApiToken>(cx.any(), 9, Some(id)).await
}

/// Stops a token until it is enabled again.
pub async fn disable<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<ApiToken> {
    typed::update(cx.any(), 10, id, Slots::default()).await
}

/// Whether the actor may call [`disable`](disable()).
pub async fn can_disable<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<bool> {
    typed::can::<ApiToken>(cx.any(), 10, Some(id)).await
}

/// Makes a token and answers with its key, which is shown this once. Without a user it is the caller's own.
pub async fn issue<R: Reaches<ApiToken>>(cx: &Cx<R>, input: Issue) -> Result<IssuedToken> {
    typed::ask::<ApiToken, _>(cx.any(), 11, None, input).await
}

/// Whether the actor may call [`issue`](issue()).
pub async fn can_issue<R: Reaches<ApiToken>>(cx: &Cx<R>) -> Result<bool> {
    typed::can::<ApiToken>(cx.any(), 11, None).await
}
