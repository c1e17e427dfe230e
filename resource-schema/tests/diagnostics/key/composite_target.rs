//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub cell: BelongsTo<Cell>,
    pub other: Option<Id<Cell>>,
}
//- shop/cell.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "cells")]
#[tenancy(tenant_id)]
pub struct Cell {
    #[field(key)]
    pub row: i32,
    #[field(key)]
    pub column: i32,
}
