//! How the engine reaches hand-written code.
//!
//! Codegen emits one trait per resource and one [`Hook`] per method; the application implements the
//! trait. Arguments are typed on the author's side and erased here.

use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use resource_core::{ResourceMeta, Scalar, Sealed, Value};

use crate::cx::AnyCx;
use crate::error::{Error, Result};
use crate::record::{Attribute, EncryptedAttribute, Record, RecordKey};
use crate::row::Row;
use crate::slots::Slots;

/// A future behind a pointer.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The application's `Hooks` value as hooks receive it.
pub type HookState<'a> = &'a (dyn Any + Send + Sync);

/// One hand-written step.
pub enum Hook {
    /// Before any transaction: may be slow, sees only the input.
    Prepare(fn(HookState<'_>, &Slots, &mut Values) -> Result<()>),
    /// Inside the transaction, without writes of its own.
    Validate(for<'a> fn(HookState<'a>, Call<'a>, &'a Values) -> Boxed<'a, Result<()>>),
    /// Inside the transaction, before the write.
    Change(for<'a> fn(HookState<'a>, Call<'a>, &'a mut Values) -> Boxed<'a, Result<()>>),
    /// Instead of a write, outside any transaction.
    Run(for<'a> fn(HookState<'a>, RunCall<'a>) -> Boxed<'a, Result<Scalar>>),
}

impl std::fmt::Debug for Hook {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Hook::Prepare(_) => "Prepare",
            Hook::Validate(_) => "Validate",
            Hook::Change(_) => "Change",
            Hook::Run(_) => "Run",
        })
    }
}

/// What a hook inside the transaction sees beside the values to be written.
pub struct Call<'a> {
    /// The transaction's context.
    pub cx: &'a AnyCx,
    /// What the caller gave.
    pub input: &'a Slots,
    /// The stored row of an update or destroy.
    pub old: Option<&'a Row>,
}

/// What a run hook sees.
pub struct RunCall<'a> {
    /// The caller's context.
    pub cx: &'a AnyCx,
    /// The key of the record, for actions on one.
    pub key: Option<&'a [Scalar]>,
    /// What the caller gave.
    pub input: &'a Slots,
}

impl Call<'_> {
    /// The stored row of an update or destroy, typed.
    ///
    /// # Errors
    /// [`crate::error::Class::Internal`] in a create, which has none.
    pub fn stored<R: Record>(&self) -> Result<R> {
        R::from_row(self.old.ok_or_else(|| Error::internal("a hook of a create asked for the stored row"))?)
    }
}

impl RunCall<'_> {
    /// The key of the record, typed.
    ///
    /// # Errors
    /// [`crate::error::Class::Internal`] for an action that is not on a record.
    pub fn record_key<R: Record>(&self) -> Result<R::Key> {
        R::Key::from_scalars(self.key.ok_or_else(|| Error::internal("the action is not on a record"))?)
    }
}

/// The application's `Hooks` as its own type.
///
/// # Panics
/// When the engine was made with the `Hooks` of another application.
pub fn state<H: 'static>(hooks: HookState<'_>) -> &H {
    hooks.downcast_ref().expect("the engine was made with the `Hooks` of this application")
}

/// Values about to be written, by field position; absent ones keep what is stored or take the default.
#[derive(Clone, PartialEq)]
pub struct Values {
    fields: Vec<Option<Scalar>>,
}

/// Which fields have values. What they are may be secret, and only the metadata knows.
impl std::fmt::Debug for Values {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Values at ")?;
        formatter.debug_set().entries(self.iter().map(|(at, _)| at)).finish()
    }
}

impl Values {
    /// No values yet.
    pub fn new(meta: &ResourceMeta) -> Values {
        Values { fields: vec![None; meta.fields.len()] }
    }

    /// The value at a field position.
    pub fn at(&self, field: u16) -> Option<&Scalar> {
        self.fields[field as usize].as_ref()
    }

    /// Sets the value at a field position.
    pub fn put(&mut self, field: u16, value: Scalar) {
        self.fields[field as usize] = Some(value);
    }

    /// Field positions that have values, with them.
    pub fn iter(&self) -> impl Iterator<Item = (u16, &Scalar)> {
        self.fields.iter().enumerate().filter_map(|(at, value)| value.as_ref().map(|value| (at as u16, value)))
    }

    /// The typed view that hooks get.
    pub fn draft<R: Record>(&mut self) -> Draft<'_, R> {
        Draft { values: self, record: PhantomData }
    }

    /// The typed view that hooks which only look get.
    pub fn view<R: Record>(&self) -> View<'_, R> {
        View { values: self, record: PhantomData }
    }
}

/// Values about to be written, typed.
pub struct Draft<'a, R> {
    values: &'a mut Values,
    record: PhantomData<fn() -> R>,
}

/// Values about to be written, typed, for looking.
pub struct View<'a, R> {
    values: &'a Values,
    record: PhantomData<fn() -> R>,
}

impl<R: Record> Draft<'_, R> {
    /// Sets a field.
    pub fn set<T: Value>(&mut self, field: Attribute<R, T>, value: impl Into<T>) {
        self.values.put(field.position(), value.into().to_scalar());
    }

    /// Sets an encrypted field to a value that is still plain.
    pub fn encrypt<E: Sealed>(&mut self, field: EncryptedAttribute<R, E>, value: impl Into<E::Plain>) {
        self.values.put(field.position(), value.into().to_scalar());
    }

    /// The value a field will get, `None` if nothing sets it.
    pub fn get<T: Value>(&self, field: Attribute<R, T>) -> Option<T> {
        self.values.view::<R>().get(field)
    }

    /// The value that will be encrypted for a field, `None` if nothing sets it.
    pub fn plain<E: Sealed>(&self, field: EncryptedAttribute<R, E>) -> Option<E::Plain> {
        self.values.view::<R>().plain(field)
    }
}

impl<R: Record> View<'_, R> {
    /// The value a field will get, `None` if nothing sets it.
    pub fn get<T: Value>(&self, field: Attribute<R, T>) -> Option<T> {
        self.values.at(field.position()).and_then(|value| T::from_scalar(value.clone()).ok())
    }

    /// The value that will be encrypted for a field, `None` if nothing sets it.
    pub fn plain<E: Sealed>(&self, field: EncryptedAttribute<R, E>) -> Option<E::Plain> {
        self.values.at(field.position()).and_then(|value| E::Plain::from_scalar(value.clone()).ok())
    }
}
