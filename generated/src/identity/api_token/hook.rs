//! Generated from `resources/src/identity/api_token.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of an api token's actions that the application writes by hand.

use super::ApiToken;
use super::input::{Create, Issue};
use crate::Hooks;
use resource_core::{Scalar, Value};
use resource_runtime::hook::{Boxed, Draft, Hook, HookState, RunCall, Values};
use resource_runtime::{Cx, Result, Slots, hook};
use resources::identity::api_token::IssuedToken;

/// The hand-written steps of the actions of [`ApiToken`](super::ApiToken).
pub trait ApiTokenHooks: Send + Sync + 'static {
    /// `prepare(digest_token)` of `create`: before any transaction, without the database. It may be slow.
    fn digest_token(&self, input: &Create, draft: &mut Draft<'_, ApiToken>) -> Result<()>;

    /// What `issue` does, outside any transaction.
    ///
    /// Makes a token and answers with its key, which is shown this once. Without a user it is the caller's own.
    fn issue(&self, cx: &Cx, input: Issue) -> impl Future<Output = Result<IssuedToken>> + Send;
}

/// [`ApiTokenHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynApiTokenHooks: Send + Sync + 'static {
    /// [`ApiTokenHooks::digest_token`]
    fn digest_token(&self, input: &Slots, values: &mut Values) -> Result<()>;

    /// [`ApiTokenHooks::issue`]
    fn issue<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: ApiTokenHooks> DynApiTokenHooks for T {
    fn digest_token(&self, input: &Slots, values: &mut Values) -> Result<()> {
        let input = Create::try_from(input)?;
        ApiTokenHooks::digest_token(self, &input, &mut values.draft())
    }

    fn issue<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let input = Issue::try_from(call.input)?;
            ApiTokenHooks::issue(self, &cx, input).await.map(|answer| answer.to_scalar())
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Prepare(|hooks, input, values| own(hooks).digest_token(input, values)),
    Hook::Run(|hooks, call| own(hooks).issue(call)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynApiTokenHooks {
    hook::state::<Hooks>(hooks).api_token.as_ref()
}
