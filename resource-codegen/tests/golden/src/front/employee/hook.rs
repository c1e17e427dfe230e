//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of an employee's actions that the application writes by hand.

use super::Employee;
use super::input::{ChangePassword, Hire, IssueBadge, Remind};
use crate::Hooks;
use kitchen_sink::front::employee::Badge;
use resource_core::{Id, Scalar, Value};
use resource_runtime::hook::{Boxed, Call, Draft, Hook, HookState, RunCall, Values, View};
use resource_runtime::{Cx, Result, Slots, Tx, hook};

/// The hand-written steps of the actions of [`Employee`](super::Employee).
pub trait EmployeeHooks: Send + Sync + 'static {
    /// `prepare(hash_password)` of `hire`: before any transaction, without the database. It may be slow.
    fn hash_password(&self, input: &Hire, draft: &mut Draft<'_, Employee>) -> Result<()>;

    /// `validate(known_address)` of `hire`: in the transaction, before the write; it only looks.
    fn known_address(&self, tx: &Tx, input: &Hire, new: &View<'_, Employee>)
    -> impl Future<Output = Result<()>> + Send;

    /// `change(greet)` of `hire`: in the transaction, before the write. It may call other actions.
    fn greet(&self, tx: &Tx, input: &Hire, draft: &mut Draft<'_, Employee>) -> impl Future<Output = Result<()>> + Send;

    /// `prepare(check_strength)` of `change_password`: before any transaction, without the database. It may be
    /// slow.
    fn check_strength(&self, input: &ChangePassword, draft: &mut Draft<'_, Employee>) -> Result<()>;

    /// What `change_password` does, outside any transaction.
    ///
    /// Changes the password of whoever knows the present one.
    fn change_password(
        &self,
        cx: &Cx,
        id: &Id<Employee>,
        input: ChangePassword,
    ) -> impl Future<Output = Result<()>> + Send;

    /// What `remind` does, outside any transaction.
    ///
    /// Remind.
    fn remind(&self, cx: &Cx, input: Remind) -> impl Future<Output = Result<()>> + Send;

    /// What `light_up` does, outside any transaction.
    ///
    /// Light up.
    fn light_up(&self, cx: &Cx) -> impl Future<Output = Result<()>> + Send;

    /// What `issue_badge` does, outside any transaction.
    ///
    /// Issue badge.
    fn issue_badge(&self, cx: &Cx, input: IssueBadge) -> impl Future<Output = Result<Badge>> + Send;
}

/// [`EmployeeHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynEmployeeHooks: Send + Sync + 'static {
    /// [`EmployeeHooks::hash_password`]
    fn hash_password(&self, input: &Slots, values: &mut Values) -> Result<()>;

    /// [`EmployeeHooks::known_address`]
    fn known_address<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`EmployeeHooks::greet`]
    fn greet<'a>(&'a self, call: Call<'a>, values: &'a mut Values) -> Boxed<'a, Result<()>>;

    /// [`EmployeeHooks::check_strength`]
    fn check_strength(&self, input: &Slots, values: &mut Values) -> Result<()>;

    /// [`EmployeeHooks::change_password`]
    fn change_password<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`EmployeeHooks::remind`]
    fn remind<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`EmployeeHooks::light_up`]
    fn light_up<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;

    /// [`EmployeeHooks::issue_badge`]
    fn issue_badge<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: EmployeeHooks> DynEmployeeHooks for T {
    fn hash_password(&self, input: &Slots, values: &mut Values) -> Result<()> {
        let input = Hire::try_from(input)?;
        EmployeeHooks::hash_password(self, &input, &mut values.draft())
    }

    fn known_address<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Hire::try_from(call.input)?;
            EmployeeHooks::known_address(self, &tx, &input, &values.view()).await
        })
    }

    fn greet<'a>(&'a self, call: Call<'a>, values: &'a mut Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Hire::try_from(call.input)?;
            EmployeeHooks::greet(self, &tx, &input, &mut values.draft()).await
        })
    }

    fn check_strength(&self, input: &Slots, values: &mut Values) -> Result<()> {
        let input = ChangePassword::try_from(input)?;
        EmployeeHooks::check_strength(self, &input, &mut values.draft())
    }

    fn change_password<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<Employee>()?;
            let input = ChangePassword::try_from(call.input)?;
            EmployeeHooks::change_password(self, &cx, &id, input).await.map(|()| Scalar::Null)
        })
    }

    fn remind<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let input = Remind::try_from(call.input)?;
            EmployeeHooks::remind(self, &cx, input).await.map(|()| Scalar::Null)
        })
    }

    fn light_up<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            EmployeeHooks::light_up(self, &cx).await.map(|()| Scalar::Null)
        })
    }

    fn issue_badge<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let input = IssueBadge::try_from(call.input)?;
            EmployeeHooks::issue_badge(self, &cx, input).await.map(|answer| answer.to_scalar())
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Prepare(|hooks, input, values| own(hooks).hash_password(input, values)),
    Hook::Validate(|hooks, call, values| own(hooks).known_address(call, values)),
    Hook::Change(|hooks, call, values| own(hooks).greet(call, values)),
    Hook::Prepare(|hooks, input, values| own(hooks).check_strength(input, values)),
    Hook::Run(|hooks, call| own(hooks).change_password(call)),
    Hook::Run(|hooks, call| own(hooks).remind(call)),
    Hook::Run(|hooks, call| own(hooks).light_up(call)),
    Hook::Run(|hooks, call| own(hooks).issue_badge(call)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynEmployeeHooks {
    hook::state::<Hooks>(hooks).employee.as_ref()
}
