//! What generated code says once per resource or action instead of once per field.
//!
//! Each macro writes what somebody would write by hand, and no more: no decision is taken here.

/// How inputs of actions become slots, in the order of the slots. A field that may be left out is
/// `: optional`, one that may also be kept is `: patch` (a [`Patch`](crate::Patch)).
#[macro_export]
macro_rules! into_slots {
    ($($Inputs:ident { $($field:ident $(: $way:ident)?),* $(,)? })*) => {$(
        impl From<$Inputs> for $crate::Slots {
            fn from(inputs: $Inputs) -> $crate::Slots {
                $crate::Slots::new(vec![$($crate::into_slots!(@slot inputs $field $($way)?)),*])
            }
        }
    )*};
    (@slot $inputs:ident $field:ident) => { $crate::Slot::given(&$inputs.$field) };
    (@slot $inputs:ident $field:ident optional) => { $crate::Slot::optional(&$inputs.$field) };
    (@slot $inputs:ident $field:ident patch) => { $inputs.$field.into() };
}

/// The way back from [`into_slots`], for hooks, which get what was given typed again.
#[macro_export]
macro_rules! from_slots {
    ($($Inputs:ident { $($field:ident $(: $way:ident)?),* $(,)? })*) => {$(
        impl TryFrom<&$crate::Slots> for $Inputs {
            type Error = $crate::Error;

            fn try_from(slots: &$crate::Slots) -> $crate::Result<$Inputs> {
                let mut at = 0_u16..;
                Ok($Inputs { $($field: $crate::from_slots!(@slot slots at $($way)?)),* })
            }
        }
    )*};
    (@slot $slots:ident $at:ident patch) => { $slots.patch($at.next().unwrap_or_default())? };
    (@slot $slots:ident $at:ident $(optional)?) => { $slots.value($at.next().unwrap_or_default())? };
}

/// A model from a row that has its fields as columns, in this order.
#[macro_export]
macro_rules! from_row {
    ($Model:ident { $($field:ident),* $(,)? }) => {
        impl $crate::record::FromRow for $Model {
            fn from_row(row: &$crate::record::Row) -> $crate::Result<Self> {
                let mut at = 0_usize..;
                Ok($Model { $($field: row.take(at.next().unwrap_or_default())?),* })
            }
        }
    };
}

/// The `Entity` of a model, for SeaORM, and the `Column`s in the order of the fields.
#[macro_export]
macro_rules! table {
    ($Model:ident { $($(#[$attribute:meta])* $Column:ident),* $(,)? }) => {
        /// The table.
        pub type Entity = $crate::entity::Table<$Model>;

        /// The columns.
        #[derive(Clone, Copy, Debug, ::sea_orm::EnumIter, ::sea_orm::DeriveColumn)]
        pub enum Column {
            $($(#[$attribute])* $Column),*
        }

        impl ::sea_orm::ColumnTrait for Column {
            type EntityName = Entity;

            fn def(&self) -> ::sea_orm::ColumnDef {
                $crate::entity::column_def::<$Model>(*self as u16)
            }
        }
    };
}

/// Functions that ask whether the actor may call the action at a position: of contexts that reach the
/// record, and with a key for actions on a record.
#[macro_export]
macro_rules! questions {
    ($Record:ty, $Reaches:path; $($question:ident: $action:ident = $position:literal;)*) => {$(
        #[doc = concat!("Whether the actor may call [`", stringify!($action), "`](", stringify!($action), "()).")]
        pub async fn $question<R: $Reaches>(cx: &$crate::Cx<R>) -> $crate::Result<bool> {
            $crate::typed::can::<$Record>(cx.any(), $position, None).await
        }
    )*};
    ($Record:ty, $Reaches:path, $Key:ty; $($question:ident: $action:ident = $position:literal;)*) => {$(
        #[doc = concat!("Whether the actor may call [`", stringify!($action), "`](", stringify!($action), "()).")]
        pub async fn $question<R: $Reaches>(cx: &$crate::Cx<R>, id: &$Key) -> $crate::Result<bool> {
            $crate::typed::can::<$Record>(cx.any(), $position, Some(id)).await
        }
    )*};
}
