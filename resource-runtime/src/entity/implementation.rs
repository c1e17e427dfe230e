//! What SeaORM asks of an entity, answered from the metadata.

use std::fmt;
use std::marker::PhantomData;

use resource_core::meta::{Generated, Tenancy};
use sea_orm::sea_query::{ArrayType, Iden};
use sea_orm::{
    DbErr, EntityName, EntityTrait, FromQueryResult, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn,
    PrimaryKeyTrait, QueryResult, Value,
};

use super::{Fetched, PrimaryKeyOf, ReadOnly, RelationOf, Stored, Table, column_type};
use crate::row::{self, Row};
use crate::sql::bind;

impl<M: Stored> EntityTrait for Table<M> {
    type Model = Fetched<M>;
    type ModelEx = Fetched<M>;
    type ActiveModel = ReadOnly<M>;
    type ActiveModelEx = ReadOnly<M>;
    type Column = M::Column;
    type Relation = RelationOf<M>;
    type PrimaryKey = PrimaryKeyOf<M>;
}

impl<M: Stored> EntityName for Table<M> {
    fn table_name(&self) -> &'static str {
        M::META.table
    }
}

impl<M: Stored> IdenStatic for Table<M> {
    fn as_str(&self) -> &'static str {
        M::META.table
    }
}

impl<M: Stored> Iden for Table<M> {
    fn unquoted(&self) -> &str {
        M::META.table
    }
}

impl<M> Clone for Table<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Table<M> {}

impl<M> Default for Table<M> {
    fn default() -> Self {
        Table(PhantomData)
    }
}

impl<M: Stored> fmt::Debug for Table<M> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(M::META.table)
    }
}

/// The position of the column of a field.
fn column<M: Stored>(field: u16) -> M::Column {
    M::Column::iter().nth(field as usize).expect("there is a column for every field")
}

/// The field of a column.
fn field<M: Stored>(column: M::Column) -> usize {
    let fields = M::META.fields.iter().position(|field| field.column == column.as_str());
    fields.expect("there is a field for every column")
}

/// The fields of the primary key: the tenant's first, unless the database makes the key.
pub(super) fn primary_key<M: Stored>() -> Vec<u16> {
    let generated = |field: &u16| M::META.fields[*field as usize].generated == Generated::Database;
    match M::META.tenancy {
        Tenancy::Column(tenant) if !M::META.key.iter().any(generated) => {
            [tenant].into_iter().chain(M::META.key.iter().copied()).collect()
        }
        _ => M::META.key.to_vec(),
    }
}

impl<M: Stored> PrimaryKeyOf<M> {
    fn field(self) -> u16 {
        primary_key::<M>()[self.at as usize]
    }
}

impl<M: Stored> PrimaryKeyTrait for PrimaryKeyOf<M> {
    type ValueType = M::Key;

    fn auto_increment() -> bool {
        M::META.key.iter().any(|field| M::META.fields[*field as usize].generated == Generated::Database)
    }
}

impl<M: Stored> PrimaryKeyToColumn for PrimaryKeyOf<M> {
    type Column = M::Column;

    fn into_column(self) -> M::Column {
        column::<M>(self.field())
    }

    fn from_column(column: M::Column) -> Option<Self> {
        let at = primary_key::<M>().iter().position(|key| *key as usize == field::<M>(column))?;
        Some(PrimaryKeyOf { at: at as u16, model: PhantomData })
    }
}

impl<M: Stored> Iterable for PrimaryKeyOf<M> {
    type Iterator = std::vec::IntoIter<Self>;

    fn iter() -> Self::Iterator {
        let keys = (0..primary_key::<M>().len()).map(|at| PrimaryKeyOf { at: at as u16, model: PhantomData });
        keys.collect::<Vec<_>>().into_iter()
    }
}

impl<M: Stored> IdenStatic for PrimaryKeyOf<M> {
    fn as_str(&self) -> &'static str {
        M::META.fields[self.field() as usize].column
    }
}

impl<M: Stored> Iden for PrimaryKeyOf<M> {
    fn unquoted(&self) -> &str {
        self.as_str()
    }
}

impl<M> Clone for PrimaryKeyOf<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for PrimaryKeyOf<M> {}

impl<M: Stored> fmt::Debug for PrimaryKeyOf<M> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl<M: Stored> ModelTrait for Fetched<M> {
    type Entity = Table<M>;

    /// In the widest form of the value; statements of the engine bind by kind instead.
    fn get(&self, column: M::Column) -> Value {
        let at = field::<M>(column);
        bind(&self.cells[at], Some(M::META.fields[at].kind), self.dialect)
    }

    fn get_value_type(column: M::Column) -> ArrayType {
        match column_type(M::META.fields[field::<M>(column)].kind) {
            sea_orm::ColumnType::Boolean => ArrayType::Bool,
            sea_orm::ColumnType::SmallInteger => ArrayType::SmallInt,
            sea_orm::ColumnType::Integer => ArrayType::Int,
            sea_orm::ColumnType::BigInteger => ArrayType::BigInt,
            sea_orm::ColumnType::Double => ArrayType::Double,
            sea_orm::ColumnType::Uuid => ArrayType::Uuid,
            sea_orm::ColumnType::TimestampWithTimeZone => ArrayType::ChronoDateTimeUtc,
            sea_orm::ColumnType::Blob => ArrayType::Bytes,
            sea_orm::ColumnType::JsonBinary => ArrayType::Json,
            _ => ArrayType::String,
        }
    }

    fn try_set(&mut self, _: M::Column, _: Value) -> Result<(), DbErr> {
        Err(DbErr::Custom(super::read_only::REFUSED.to_owned()))
    }
}

impl<M: Stored> FromQueryResult for Fetched<M> {
    fn from_query_result(result: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let cells =
            M::META.fields.iter().map(|field| row::named(result, &format!("{prefix}{}", field.column), field.kind));
        let cells = cells.collect::<Result<Vec<_>, _>>().map_err(|error| DbErr::Type(error.to_string()))?;
        let dialect = row::dialect(result);
        let model = M::from_row(&Row::of(cells.clone())).map_err(|error| DbErr::Type(error.to_string()))?;
        Ok(Fetched { model, cells, dialect })
    }
}
