//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of a user's actions that the application writes by hand.

use super::User;
use super::input::{ChangePassword, Register};
use crate::Hooks;
use resource_core::{Id, Scalar};
use resource_runtime::hook::{Boxed, Draft, Hook, HookState, RunCall, Values};
use resource_runtime::{Cx, Result, Slots, hook};

/// The hand-written steps of the actions of [`User`](super::User).
pub trait UserHooks: Send + Sync + 'static {
    /// `prepare(hash_password)` of `register`: before any transaction, without the database. It may be slow.
    fn hash_password(&self, input: &Register, draft: &mut Draft<'_, User>) -> Result<()>;

    /// What `change_password` does, outside any transaction.
    ///
    /// Changes the password. The current one is required if there is one, and refused if there is none.
    fn change_password(&self, cx: &Cx, id: &Id<User>, input: ChangePassword)
    -> impl Future<Output = Result<()>> + Send;
}

/// [`UserHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynUserHooks: Send + Sync + 'static {
    /// [`UserHooks::hash_password`]
    fn hash_password(&self, input: &Slots, values: &mut Values) -> Result<()>;

    /// [`UserHooks::change_password`]
    fn change_password<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: UserHooks> DynUserHooks for T {
    fn hash_password(&self, input: &Slots, values: &mut Values) -> Result<()> {
        let input = Register::try_from(input)?;
        UserHooks::hash_password(self, &input, &mut values.draft())
    }

    fn change_password<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<User>()?;
            let input = ChangePassword::try_from(call.input)?;
            UserHooks::change_password(self, &cx, &id, input).await.map(|()| Scalar::Null)
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Prepare(|hooks, input, values| own(hooks).hash_password(input, values)),
    Hook::Run(|hooks, call| own(hooks).change_password(call)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynUserHooks {
    hook::state::<Hooks>(hooks).user.as_ref()
}
