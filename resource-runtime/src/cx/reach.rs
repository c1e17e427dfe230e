//! How far contexts reach, as types.

/// A context inside one tenant.
#[derive(Clone, Copy, Debug)]
pub struct InTenant;

/// A context of the platform: shared resources, and tenants only by entering them.
#[derive(Clone, Copy, Debug)]
pub struct Platform;

/// A context of somebody who is not signed in: tenantless actions only.
#[derive(Clone, Copy, Debug)]
pub struct SignedOut;

/// The reach of a context, known at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReachKind {
    /// [`InTenant`]
    InTenant,
    /// [`Platform`]
    Platform,
    /// [`SignedOut`]
    SignedOut,
}

/// One of the three reaches.
pub trait Reach: sealed::Sealed + Send + Sync + 'static {
    /// The reach as a value.
    const KIND: ReachKind;
}

impl Reach for InTenant {
    const KIND: ReachKind = ReachKind::InTenant;
}

impl Reach for Platform {
    const KIND: ReachKind = ReachKind::Platform;
}

impl Reach for SignedOut {
    const KIND: ReachKind = ReachKind::SignedOut;
}

/// That contexts of this reach may call the actions of `T`. Generated, one line per resource.
#[diagnostic::on_unimplemented(
    message = "a context that is `{Self}` does not reach `{T}`",
    label = "this context has no tenant, and `{T}` belongs to tenants",
    note = "enter a tenant first: `platform.enter(tenant)`, or `tx.enter(tenant)` inside a transaction that created it"
)]
pub trait Reaches<T: ?Sized>: Reach {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::InTenant {}
    impl Sealed for super::Platform {}
    impl Sealed for super::SignedOut {}
}
