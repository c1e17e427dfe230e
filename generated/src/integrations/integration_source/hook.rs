//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The steps of an integration source's actions that the application writes by hand.

use super::IntegrationSource;
use super::input::{Create, Update};
use crate::Hooks;
use resource_core::{Id, Scalar};
use resource_runtime::hook::{Boxed, Call, Hook, HookState, RunCall, Values, View};
use resource_runtime::{Cx, Result, Tx, hook};

/// The hand-written steps of the actions of [`IntegrationSource`](super::IntegrationSource).
pub trait IntegrationSourceHooks: Send + Sync + 'static {
    /// `validate(numbers_apart)` of `create`: in the transaction, before the write; it only looks.
    fn numbers_apart(
        &self,
        tx: &Tx,
        input: &Create,
        new: &View<'_, IntegrationSource>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// `validate(numbers_stay_apart)` of `update`: in the transaction, before the write; it only looks.
    fn numbers_stay_apart(
        &self,
        tx: &Tx,
        input: &Update,
        old: &IntegrationSource,
        new: &View<'_, IntegrationSource>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// `validate(credentials_stay)` of `update`: in the transaction, before the write; it only looks.
    fn credentials_stay(
        &self,
        tx: &Tx,
        input: &Update,
        old: &IntegrationSource,
        new: &View<'_, IntegrationSource>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// `validate(numbers_apart_from_now_on)` of `enable`: in the transaction, before the write; it only looks.
    fn numbers_apart_from_now_on(
        &self,
        tx: &Tx,
        old: &IntegrationSource,
        new: &View<'_, IntegrationSource>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// What `sync` does, outside any transaction.
    ///
    /// Takes in the devices of a source.
    fn sync(&self, cx: &Cx, id: &Id<IntegrationSource>) -> impl Future<Output = Result<()>> + Send;
}

/// [`IntegrationSourceHooks`] as the engine calls it; whatever implements that one has this one, too.
pub trait DynIntegrationSourceHooks: Send + Sync + 'static {
    /// [`IntegrationSourceHooks::numbers_apart`]
    fn numbers_apart<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`IntegrationSourceHooks::numbers_stay_apart`]
    fn numbers_stay_apart<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`IntegrationSourceHooks::credentials_stay`]
    fn credentials_stay<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`IntegrationSourceHooks::numbers_apart_from_now_on`]
    fn numbers_apart_from_now_on<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>>;

    /// [`IntegrationSourceHooks::sync`]
    fn sync<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>>;
}

impl<T: IntegrationSourceHooks> DynIntegrationSourceHooks for T {
    fn numbers_apart<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Create::try_from(call.input)?;
            IntegrationSourceHooks::numbers_apart(self, &tx, &input, &values.view()).await
        })
    }

    fn numbers_stay_apart<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Update::try_from(call.input)?;
            let old = call.stored::<IntegrationSource>()?;
            IntegrationSourceHooks::numbers_stay_apart(self, &tx, &input, &old, &values.view()).await
        })
    }

    fn credentials_stay<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let input = Update::try_from(call.input)?;
            let old = call.stored::<IntegrationSource>()?;
            IntegrationSourceHooks::credentials_stay(self, &tx, &input, &old, &values.view()).await
        })
    }

    fn numbers_apart_from_now_on<'a>(&'a self, call: Call<'a>, values: &'a Values) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            let tx = call.cx.tx()?;
            let old = call.stored::<IntegrationSource>()?;
            IntegrationSourceHooks::numbers_apart_from_now_on(self, &tx, &old, &values.view()).await
        })
    }

    fn sync<'a>(&'a self, call: RunCall<'a>) -> Boxed<'a, Result<Scalar>> {
        Box::pin(async move {
            let cx = call.cx.typed()?;
            let id = call.record_key::<IntegrationSource>()?;
            IntegrationSourceHooks::sync(self, &cx, &id).await.map(|()| Scalar::Null)
        })
    }
}

/// The hooks by position, to which the actions of the metadata refer.
pub static HOOKS: &[Hook] = &[
    Hook::Validate(|hooks, call, values| own(hooks).numbers_apart(call, values)),
    Hook::Validate(|hooks, call, values| own(hooks).numbers_stay_apart(call, values)),
    Hook::Validate(|hooks, call, values| own(hooks).credentials_stay(call, values)),
    Hook::Validate(|hooks, call, values| own(hooks).numbers_apart_from_now_on(call, values)),
    Hook::Run(|hooks, call| own(hooks).sync(call)),
];

/// The application's steps for this resource.
fn own(hooks: HookState<'_>) -> &dyn DynIntegrationSourceHooks {
    hook::state::<Hooks>(hooks).integration_source.as_ref()
}
