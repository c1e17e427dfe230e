//- shop/item.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(shop_id)]
#[read(list, primary)]
#[unique(name)]
#[create(create, accept(name, shop))]
#[create(put, accept(name), argument(to: Id<Shop>), upsert(name, update = rename, set(shop = argument.to)))]
#[update(rename, accept(name), set(shop = argument.to), argument(to: Id<Shop>))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub shop: Option<BelongsTo<Shop>>,
    pub owner: BelongsTo<Shop>,
}
//- shop/shop.rs
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "shops")]
#[tenancy(root)]
pub struct Shop {
    pub id: Id<Self>,
}
