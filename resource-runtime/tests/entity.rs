//! Entities put statements together from metadata; rows become models; nothing is written through them.

use resource_core::meta::{Field, Generated, Relation, RelationKind, Tenancy};
use resource_core::{Id, Kind, ResourceMeta, Timestamp};
use resource_runtime::db::{Access, Connection, Db};
use resource_runtime::entity::{self, Bound, ReadOnly, Stored, Table};
use resource_runtime::record::{FromRow, Row};
use resource_runtime::sql::Dialect;
use sea_orm::{
    ActiveModelTrait, ColumnDef, ColumnTrait, ConnectionTrait, DbBackend, DeriveColumn, EntityTrait, EnumIter,
    IntoActiveModel, Iterable, ModelTrait, PrimaryKeyToColumn, QueryFilter, QueryTrait, RelationTrait,
};
use uuid::Uuid;

#[derive(Clone, Debug)]
struct Model {
    tenant_id: Uuid,
    id: Id<Model>,
    title: Option<String>,
    came_at: Timestamp,
}

static BOOK: ResourceMeta = ResourceMeta {
    name: "shelf.book",
    type_name: "Book",
    api_type: "books",
    doc: "",
    table: "books",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[],
    identities: &[],
    checks: &[],
    scopes: &[],
    require: None,
    machine: None,
    actions: &[],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant),
    Field::new("id", Kind::Uuid).generated(Generated::UuidV7),
    Field::new("title", Kind::Text).nullable(),
    Field::new("came_at", Kind::Time),
];

static RELATIONS: [Relation; 1] = [Relation {
    name: "same",
    doc: "",
    target: &BOOK,
    kind: RelationKind::BelongsTo,
    on: &[(0, 0), (1, 1)],
    public: false,
}];

#[derive(Clone, Copy, Debug, EnumIter, DeriveColumn)]
enum Column {
    TenantId,
    Id,
    Title,
    CameAt,
}

impl ColumnTrait for Column {
    type EntityName = Table<Model>;

    fn def(&self) -> ColumnDef {
        entity::column_def::<Model>(*self as u16)
    }
}

impl FromRow for Model {
    fn from_row(row: &Row) -> resource_runtime::Result<Self> {
        Ok(Model { tenant_id: row.take(0)?, id: row.take(1)?, title: row.take(2)?, came_at: row.take(3)? })
    }
}

impl Stored for Model {
    const META: &'static ResourceMeta = &BOOK;
    type Column = Column;
    type Key = (Uuid, Uuid);
}

type Entity = Table<Model>;

const TENANT: Uuid = Uuid::from_u128(7);

async fn library(folder: &std::path::Path) -> Db {
    let url = format!("sqlite://{}", folder.join("books.db").display());
    let db = Db::connect(&url, 1).await.expect("a file");
    let table =
        "CREATE TABLE books (tenant_id BLOB, id BLOB, title TEXT, came_at INTEGER, PRIMARY KEY (tenant_id, id))";
    db.writer().execute_unprepared(table).await.expect("a table");
    for (id, title) in [(1, "'Emma'"), (2, "NULL")] {
        let row = format!("INSERT INTO books VALUES (x'{:032x}', x'{id:032x}', {title}, {id})", TENANT.as_u128());
        db.writer().execute_unprepared(&row).await.expect("a row");
    }
    db
}

#[tokio::test]
async fn statements_of_entities_pass_the_one_door() {
    let folder = tempfile::tempdir().expect("a folder");
    let connection = Connection::Pool(library(folder.path()).await);
    let title = Bound::new(&"Emma".to_owned(), Dialect::Sqlite);
    let statement = Entity::find().filter(Column::Title.eq(title)).into_query();
    let rows = connection.query(Access::Read, &statement).await.expect("an answer");
    let models: Vec<Model> = rows.iter().map(|row| Model::from_row(row).expect("a book")).collect();
    assert_eq!(models.len(), 1);
    assert_eq!((models[0].tenant_id, models[0].id), (TENANT, Id::new(Uuid::from_u128(1))));
    assert_eq!((models[0].title.as_deref(), models[0].came_at.micros()), (Some("Emma"), 1));
}

#[tokio::test]
async fn fetches_models_and_refuses_to_write_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = library(folder.path()).await;
    let found = Entity::find_by_id((TENANT, Uuid::from_u128(2))).one(db.writer()).await.expect("an answer");
    let mut found = found.expect("a book");
    assert_eq!(found.model.title, None);
    assert_eq!(ModelTrait::get(&found, Column::CameAt), sea_orm::Value::BigInt(Some(2)));
    assert!(found.try_set(Column::Title, "Persuasion".into()).is_err());
    let mut active: ReadOnly<Model> = found.into_active_model();
    assert!(active.try_set(Column::Title, "Persuasion".into()).is_err());
    assert!(active.insert(db.writer()).await.is_err());
}

#[test]
fn keys_and_relations_carry_the_tenant() {
    let keys: Vec<String> = sea_orm_keys().map(|column| format!("{column:?}")).collect();
    assert_eq!(keys, ["TenantId", "Id"]);
    let relation = <Entity as EntityTrait>::Relation::iter().next().expect("a relation").def();
    assert_eq!((relation.from_col.arity(), relation.to_col.arity()), (2, 2));
    let sql = Entity::find().filter(Column::CameAt.is_not_null()).build(DbBackend::Postgres).to_string();
    let columns = r#""books"."tenant_id", "books"."id", "books"."title", "books"."came_at""#;
    assert_eq!(sql, format!(r#"SELECT {columns} FROM "books" WHERE "books"."came_at" IS NOT NULL"#));
    assert!(Column::Title.def().is_null() && !Column::CameAt.def().is_null());
}

fn sea_orm_keys() -> impl Iterator<Item = Column> {
    <Entity as EntityTrait>::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column)
}
