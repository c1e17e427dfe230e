//! A schema with everything that a schema can have.

use resource_migrate::{
    Check, Column, ColumnKind, EnumValues, ForeignKey, Index, IndexColumn, Literal, OnDelete, PerDialect, Schema, Table,
};

/// Tenants with readers who borrow books from shelves.
pub fn library() -> Schema {
    let tables = [
        ("books", books()),
        ("loans", loans()),
        ("readers", readers()),
        ("shelves", shelves()),
        ("tenants", tenants()),
    ];
    Schema { tables: tables.map(|(name, table)| (name.to_owned(), table)).into() }
}

fn tenants() -> Table {
    let mut slug = Index::new("tenants_slug", &["slug_key"]);
    slug.filter = None;
    Table {
        columns: vec![
            Column::new("id", ColumnKind::Uuid),
            Column::new("name", ColumnKind::Text),
            Column::new("slug", ColumnKind::CiText),
            nullable(Column::new("owner_id", ColumnKind::Uuid)),
        ],
        primary_key: names(&["id"]),
        uniques: vec![slug],
        // A circle: the owner is a reader of the tenant.
        foreign_keys: vec![reference("tenants_owner", &["id", "owner_id"], "readers", nullify("owner_id"))],
        ..Table::default()
    }
}

fn readers() -> Table {
    Table {
        columns: vec![
            Column::new("tenant_id", ColumnKind::Uuid),
            Column::new("id", ColumnKind::Uuid),
            Column::new("email", ColumnKind::CiText),
            with_default(Column::new("is_staff", ColumnKind::Bool), Literal::Bool(false)),
        ],
        primary_key: names(&["tenant_id", "id"]),
        uniques: vec![Index::new("readers_email", &["tenant_id", "email_key"])],
        foreign_keys: vec![of_tenant("readers")],
        ..Table::default()
    }
}

fn shelves() -> Table {
    Table {
        columns: vec![
            Column::new("tenant_id", ColumnKind::Uuid),
            Column::new("id", ColumnKind::Uuid),
            Column::new("name", ColumnKind::Text),
            nullable(Column::new("parent_id", ColumnKind::Uuid)),
        ],
        primary_key: names(&["tenant_id", "id"]),
        uniques: vec![Index::new("shelves_name", &["tenant_id", "name", "id"])],
        foreign_keys: vec![
            of_tenant("shelves"),
            reference("shelves_parent", &["tenant_id", "parent_id"], "shelves", nullify("parent_id")),
        ],
        ..Table::default()
    }
}

fn books() -> Table {
    let mut isbn = Index::new("books_isbn", &["tenant_id", "isbn_key"]);
    isbn.filter = Some(PerDialect::same("\"isbn\" IS NOT NULL"));
    let mut newest = Index::new("books_newest", &["tenant_id"]);
    newest.columns.push(IndexColumn { name: "added_at".to_owned(), descending: true });
    let long = "books_by_everything_that_anybody_could_ever_want_to_order_them_by_in_a_list";
    Table {
        columns: vec![
            Column::new("tenant_id", ColumnKind::Uuid),
            Column::new("id", ColumnKind::Text),
            Column::new("title", ColumnKind::Text),
            nullable(Column::new("isbn", ColumnKind::CiText)),
            with_default(Column::new("pages", ColumnKind::I32), Literal::Integer(100)),
            nullable(Column::new("weight", ColumnKind::F64)),
            with_default(price("price"), Literal::Number("1.50".to_owned())),
            Column::new("copies", ColumnKind::I16),
            Column::new("stock", ColumnKind::I64),
            with_default(Column::new("lent", ColumnKind::Bool), Literal::Bool(false)),
            with_default(words("genre", &["novel", "poem", "it's a secret"]), Literal::Text("novel".to_owned())),
            with_default(numbers("condition", &[0, 1, 2]), Literal::Integer(1)),
            nullable(Column::new("cover", ColumnKind::Bytes)),
            with_default(Column::new("about", ColumnKind::Json), Literal::Json("{\"tags\": []}".to_owned())),
            nullable(Column::new("barcode", ColumnKind::Uuid)),
            nullable(Column::new("shelf_id", ColumnKind::Uuid)),
            with_default(Column::new("added_at", ColumnKind::Time), Literal::Now),
        ],
        primary_key: names(&["tenant_id", "id"]),
        uniques: vec![isbn],
        indexes: vec![newest, Index::new(long, &["tenant_id", "genre", "title"])],
        foreign_keys: vec![
            of_tenant("books"),
            reference("books_shelf", &["tenant_id", "shelf_id"], "shelves", nullify("shelf_id")),
        ],
        checks: vec![Check { name: "books_pages_positive".to_owned(), sql: PerDialect::same("\"pages\" > 0") }],
        ..Table::default()
    }
}

fn loans() -> Table {
    Table {
        append_only: true,
        columns: vec![
            Column { identity: true, ..Column::new("id", ColumnKind::I64) },
            Column::new("tenant_id", ColumnKind::Uuid),
            Column::new("book_id", ColumnKind::Text),
            Column::new("reader_id", ColumnKind::Uuid),
            Column::new("lent_at", ColumnKind::Time),
        ],
        primary_key: names(&["id"]),
        uniques: vec![Index::new("loans_tenant", &["tenant_id", "id"])],
        indexes: vec![Index::new("loans_book", &["tenant_id", "book_id"])],
        foreign_keys: vec![
            of_tenant("loans"),
            reference("loans_book_id", &["tenant_id", "book_id"], "books", OnDelete::NoAction),
            reference("loans_reader_id", &["tenant_id", "reader_id"], "readers", OnDelete::Restrict),
        ],
        ..Table::default()
    }
}

pub fn nullable(column: Column) -> Column {
    Column { nullable: true, ..column }
}

pub fn with_default(column: Column, default: Literal) -> Column {
    Column { default: Some(default), ..column }
}

pub fn words(name: &str, words: &[&str]) -> Column {
    Column { enum_values: Some(EnumValues::Text(names(words))), ..Column::new(name, ColumnKind::Text) }
}

pub fn numbers(name: &str, numbers: &[i64]) -> Column {
    Column { enum_values: Some(EnumValues::Integers(numbers.to_vec())), ..Column::new(name, ColumnKind::I16) }
}

fn price(name: &str) -> Column {
    Column::new(name, ColumnKind::Decimal { precision: 10, scale: 2 })
}

fn of_tenant(table: &str) -> ForeignKey {
    ForeignKey {
        name: format!("{table}_tenant"),
        columns: names(&["tenant_id"]),
        target: "tenants".to_owned(),
        target_columns: names(&["id"]),
        on_delete: OnDelete::Cascade,
    }
}

/// A reference inside a tenant.
pub fn reference(name: &str, columns: &[&str], target: &str, on_delete: OnDelete) -> ForeignKey {
    ForeignKey {
        name: name.to_owned(),
        columns: names(columns),
        target: target.to_owned(),
        target_columns: names(&["tenant_id", "id"]),
        on_delete,
    }
}

pub fn nullify(column: &str) -> OnDelete {
    OnDelete::Nullify { columns: names(&[column]) }
}

pub fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
