//! Where SeaORM wants an active model: nothing is written past the engine.

use std::marker::PhantomData;

use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ActiveValue, DbErr, IntoActiveModel, Value};

use super::{Fetched, Stored, Table};

/// What is said to whoever tries to write through an entity.
pub(super) const REFUSED: &str = "entities only read; call an action to write";

/// An active model that holds nothing and refuses every value.
pub struct ReadOnly<M>(PhantomData<fn() -> M>);

impl<M> Clone for ReadOnly<M> {
    fn clone(&self) -> Self {
        ReadOnly(PhantomData)
    }
}

impl<M> std::fmt::Debug for ReadOnly<M> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ReadOnly")
    }
}

impl<M: Stored> ActiveModelTrait for ReadOnly<M> {
    type Entity = Table<M>;

    fn take(&mut self, _: M::Column) -> ActiveValue<Value> {
        ActiveValue::NotSet
    }

    fn get(&self, _: M::Column) -> ActiveValue<Value> {
        ActiveValue::NotSet
    }

    fn set_if_not_equals(&mut self, column: M::Column, value: Value) {
        self.set(column, value);
    }

    fn try_set(&mut self, _: M::Column, _: Value) -> Result<(), DbErr> {
        Err(DbErr::Custom(REFUSED.to_owned()))
    }

    fn not_set(&mut self, _: M::Column) {}

    fn is_not_set(&self, _: M::Column) -> bool {
        true
    }

    fn default() -> Self {
        ReadOnly(PhantomData)
    }

    fn default_values() -> Self {
        ReadOnly(PhantomData)
    }

    fn reset(&mut self, _: M::Column) {}
}

impl<M: Stored> ActiveModelBehavior for ReadOnly<M> {}

impl<M: Stored> IntoActiveModel<ReadOnly<M>> for Fetched<M> {
    fn into_active_model(self) -> ReadOnly<M> {
        ReadOnly(PhantomData)
    }
}
