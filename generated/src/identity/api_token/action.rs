//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an api token.

use super::ApiToken;
use super::input::{ByPrefix, ByUser, Create, Issue, RecordUse, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};
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

/// Changes how a token is described or when it ends.
pub async fn update<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>, input: Update) -> Result<ApiToken> {
    typed::update(cx.any(), 6, id, input).await
}

/// Counts a use, once a minute at most.
///
/// For parts of the system only.
pub async fn record_use<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>, input: RecordUse) -> Result<ApiToken> {
    typed::update(cx.any(), 7, id, input).await
}

/// Ends a token for ever.
pub async fn revoke<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<ApiToken> {
    typed::update(cx.any(), 8, id, Slots::default()).await
}

/// Lets a disabled token work again.
pub async fn enable<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<ApiToken> {
    typed::update(cx.any(), 9, id, Slots::default()).await
}

/// Stops a token until it is enabled again.
pub async fn disable<R: Reaches<ApiToken>>(cx: &Cx<R>, id: &Id<ApiToken>) -> Result<ApiToken> {
    typed::update(cx.any(), 10, id, Slots::default()).await
}

/// Makes a token and answers with its key, which is shown this once. Without a user it is the caller's own.
pub async fn issue<R: Reaches<ApiToken>>(cx: &Cx<R>, input: Issue) -> Result<IssuedToken> {
    typed::ask::<ApiToken, _>(cx.any(), 11, None, input).await
}

questions! {
    ApiToken, Reaches<ApiToken>;
    can_create: create = 5;
    can_issue: issue = 11;
}

questions! {
    ApiToken, Reaches<ApiToken>, Id<ApiToken>;
    can_update: update = 6;
    can_record_use: record_use = 7;
    can_revoke: revoke = 8;
    can_enable: enable = 9;
    can_disable: disable = 10;
}
