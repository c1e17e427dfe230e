//! Relations between tables, for joins.

use std::fmt;
use std::marker::PhantomData;

use resource_core::meta::RelationKind;
use sea_orm::sea_query::{Alias, ConditionType, IntoIden, IntoTableRef};
use sea_orm::{Identity, Iterable, RelationDef, RelationTrait, RelationType};

use super::Stored;

/// A relation of a model's resource, by position.
pub struct RelationOf<M> {
    /// The position.
    pub at: u16,
    model: PhantomData<fn() -> M>,
}

impl<M> RelationOf<M> {
    /// The relation at a position.
    pub const fn new(at: u16) -> Self {
        RelationOf { at, model: PhantomData }
    }
}

impl<M> Clone for RelationOf<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for RelationOf<M> {}

impl<M: Stored> fmt::Debug for RelationOf<M> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(M::META.relations[self.at as usize].name)
    }
}

impl<M: Stored> Iterable for RelationOf<M> {
    type Iterator = std::vec::IntoIter<Self>;

    fn iter() -> Self::Iterator {
        (0..M::META.relations.len()).map(|at| RelationOf::new(at as u16)).collect::<Vec<_>>().into_iter()
    }
}

impl<M: Stored> RelationTrait for RelationOf<M> {
    fn def(&self) -> RelationDef {
        let relation = &M::META.relations[self.at as usize];
        let own = relation.on.iter().map(|(own, _)| M::META.fields[*own as usize].column);
        let others = relation.on.iter().map(|(_, other)| relation.target.fields[*other as usize].column);
        RelationDef {
            rel_type: if relation.is_many() { RelationType::HasMany } else { RelationType::HasOne },
            from_tbl: Alias::new(M::META.table).into_table_ref(),
            to_tbl: Alias::new(relation.target.table).into_table_ref(),
            from_col: identity(own),
            to_col: identity(others),
            is_owner: relation.kind != RelationKind::BelongsTo,
            // Tables are made by our own migrations.
            skip_fk: true,
            on_delete: None,
            on_update: None,
            on_condition: None,
            fk_name: None,
            condition_type: ConditionType::All,
        }
    }
}

fn identity(columns: impl Iterator<Item = &'static str>) -> Identity {
    let columns: Vec<_> = columns.map(|column| Alias::new(column).into_iden()).collect();
    match columns.as_slice() {
        [only] => Identity::Unary(only.clone()),
        [first, second] => Identity::Binary(first.clone(), second.clone()),
        [first, second, third] => Identity::Ternary(first.clone(), second.clone(), third.clone()),
        _ => Identity::Many(columns),
    }
}
