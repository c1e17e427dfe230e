use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[unique(code)]
#[update(take_over, accept(title, tags))]
#[create(add, accept(code, title, tags), upsert(code, update = take_over, set(title = lower(title))))]
#[create(put, accept(code, title, tags), upsert(code, update = take_over, set(tags = other)))]
#[create(keep, accept(code, title, tags), upsert(code, update = take_over,
    set(title = if size > 3 { new.title } else { title }, tags = new.tags, size = size + 1)))]
pub struct Item {
    pub id: Id<Self>,
    #[field(pattern("[a-z]+"))]
    pub code: String,
    #[field(length(1..=10), pattern("[a-z]+"))]
    pub title: String,
    #[field(length(..=3))]
    pub tags: Vec<String>,
    pub other: Vec<String>,
    #[field(default = 0, range(..=9))]
    pub size: i32,
}
