//! SeaORM entities over plain Rust types.
//!
//! SeaORM asks that the fields of a model implement its own traits. Values of an application cannot:
//! they live in a crate that knows no database. So there is one generic entity, [`Table`], which takes
//! what SeaORM wants to know from the metadata, and one adapter for values, [`Bound`]. Generated code
//! adds the columns and the model.
//!
//! Entities put typed statements together; the engine sends them like every other one
//! ([`crate::db::Connection::query`]), and the rows become models by position. No active model is ever
//! written: [`ReadOnly`] stands where SeaORM wants one and refuses.

mod implementation;
mod read_only;
mod relation;

use std::fmt::Debug;
use std::marker::PhantomData;

use resource_core::{EnumStorage, Kind, ResourceMeta, Scalar, Value};
use sea_orm::{ColumnDef, ColumnTrait, ColumnType, ColumnTypeTrait, PrimaryKeyArity};

use crate::db::Dialect;
use crate::record::FromRow;

pub use read_only::ReadOnly;
pub use relation::RelationOf;

/// The stored part of a record. Generated.
pub trait Stored: FromRow + Clone + Debug + Send + Sync + 'static {
    /// The description of its resource.
    const META: &'static ResourceMeta;
    /// The columns.
    type Column: ColumnTrait;
    /// The primary key as SeaORM sees it: a value, or a tuple of them, the tenant's first.
    type Key: Sized
        + Send
        + Debug
        + PartialEq
        + sea_orm::sea_query::IntoValueTuple
        + sea_orm::sea_query::FromValueTuple
        + sea_orm::TryGetableMany
        + sea_orm::TryFromU64
        + PrimaryKeyArity;
}

/// The table of a model, as a SeaORM entity.
pub struct Table<M>(PhantomData<fn() -> M>);

/// A column of the primary key, by its position in it.
pub struct PrimaryKeyOf<M> {
    at: u16,
    model: PhantomData<fn() -> M>,
}

/// A model as SeaORM fetched it.
#[derive(Clone)]
pub struct Fetched<M> {
    /// The model.
    pub model: M,
    cells: Vec<Scalar>,
    dialect: Dialect,
}

/// As the model prints, which hides what is secret.
impl<M: std::fmt::Debug> std::fmt::Debug for Fetched<M> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Fetched").field(&self.model).finish()
    }
}

/// A value on its way into a statement: `Column::Status.eq(Bound::new(status, dialect))`.
#[derive(Clone, Debug)]
pub struct Bound(sea_orm::Value);

impl Bound {
    /// A value in the form in which the database stores it.
    pub fn new<T: Value>(value: &T, dialect: Dialect) -> Bound {
        Bound(crate::sql::bind(&value.to_scalar(), Some(T::KIND), dialect))
    }
}

impl From<Bound> for sea_orm::Value {
    fn from(bound: Bound) -> Self {
        bound.0
    }
}

/// The definition of the column of a field.
pub fn column_def<M: Stored>(field: u16) -> ColumnDef {
    let field = &M::META.fields[field as usize];
    let column = column_type(field.kind).def();
    if field.nullable { column.nullable() } else { column }
}

fn column_type(kind: Kind) -> ColumnType {
    match kind {
        Kind::Bool => ColumnType::Boolean,
        Kind::I16 => ColumnType::SmallInteger,
        Kind::I32 => ColumnType::Integer,
        Kind::I64 | Kind::Duration => ColumnType::BigInteger,
        Kind::F64 => ColumnType::Double,
        Kind::Text | Kind::CiText => ColumnType::Text,
        Kind::Uuid => ColumnType::Uuid,
        Kind::Time => ColumnType::TimestampWithTimeZone,
        Kind::Bytes => ColumnType::Blob,
        Kind::Enum(kind) => match kind.storage {
            EnumStorage::Text => ColumnType::Text,
            EnumStorage::Integer => ColumnType::SmallInteger,
        },
        Kind::Map | Kind::List(_) | Kind::Embedded(_) => ColumnType::JsonBinary,
    }
}
