//! The same rows in a database, and the answers it gives.

use resource_core::{EnumStorage, Expr, Kind, ResourceMeta, Scalar};
use resource_runtime::db::{Access, Connection, Db};
use resource_runtime::row::Row;
use resource_runtime::sql::{self, Between, Dialect, Scope, Text, columns, write};
use sea_orm::ConnectionTrait as _;

use crate::world::{ITEM, RESOURCES, World};

pub struct Database {
    db: Db,
    pub dialect: Dialect,
}

impl Database {
    pub async fn filled(url: &str, dialect: Dialect, world: &World) -> Database {
        let db = Db::connect(url, 1).await.expect("the database answers");
        let database = Database { db, dialect };
        for (meta, rows) in RESOURCES.iter().zip(&world.tables) {
            database.db.writer().execute_unprepared(&table(meta, dialect)).await.expect("the table is made");
            for row in rows {
                database.insert(meta, row).await;
            }
        }
        database
    }

    async fn insert(&self, meta: &ResourceMeta, row: &[Scalar]) {
        let (mut insert, mut names, mut list) = (Text::new(self.dialect), Between::COMMA, Between::COMMA);
        insert.add("INSERT INTO ").name(meta.table).add(" (");
        for field in meta.fields {
            names.next(&mut insert).name(field.column);
        }
        insert.add(") VALUES (");
        for (cell, field) in row.iter().zip(meta.fields) {
            list.next(&mut insert).bind(cell, Some(field.kind));
        }
        insert.add(")");
        Connection::Pool(self.db.clone()).query(Access::Write, insert).await.expect("the row is stored");
    }

    /// What each expression is for each item, in the order of keys; outer by row. Fails as the database does.
    pub async fn values(&self, exprs: &[(Expr, Kind)]) -> Result<Vec<Vec<Scalar>>, String> {
        let rows = self.rows(self.selecting(exprs, None)).await?;
        let cell = |row: &Row, at: usize| {
            let value = row.scalar(at * 2, exprs[at].1).map_err(|error| format!("{error:?}"))?;
            match (row.scalar(at * 2 + 1, Kind::Text).map_err(|error| format!("{error:?}"))?, self.dialect) {
                (Scalar::Text(stored), Dialect::Sqlite) if stored != "null" && stored != stored_as(exprs[at].1) => {
                    Err(format!("a {stored} for a {}", exprs[at].1.name()))
                }
                _ => Ok(value),
            }
        };
        rows.iter().map(|row| (0..exprs.len()).map(|at| cell(row, at)).collect()).collect()
    }

    /// The keys of the items for which a condition holds, in order.
    pub async fn matching(&self, condition: &Expr) -> Result<Vec<Scalar>, String> {
        let key = [(Expr::field(1), Kind::Uuid)];
        let rows = self.rows(self.selecting(&key, Some(condition))).await?;
        rows.iter().map(|row| row.scalar(0, Kind::Uuid).map_err(|error| format!("{error:?}"))).collect()
    }

    async fn rows(&self, select: Text) -> Result<Vec<Row>, String> {
        let rows = Connection::Pool(self.db.clone()).send(Access::Read, select).await;
        rows.map_err(|error| error.to_string())
    }

    fn selecting(&self, exprs: &[(Expr, Kind)], condition: Option<&Expr>) -> Text {
        let scope = Scope::of(&ITEM, "item");
        let (mut select, mut list) = (Text::new(self.dialect), Between::COMMA);
        select.add("SELECT ");
        for (expr, _) in exprs {
            write(list.next(&mut select), expr, &scope);
            // SQLite says of each value what it is stored as: a decoder would take a number for an integer.
            match self.dialect {
                Dialect::Sqlite => {
                    write(select.add(", typeof("), expr, &scope);
                    select.add(")");
                }
                Dialect::Postgres => {
                    select.add(", ''");
                }
            }
        }
        select.add(" FROM ").name(ITEM.table).add(" AS item");
        if let Some(holds) = condition {
            sql::condition(select.add(" WHERE "), holds, &scope);
        }
        columns(select.add(" ORDER BY "), &ITEM, [0, 1], "item");
        select
    }

    pub fn text(&self, expr: &Expr) -> String {
        format!("{:?}", self.selecting(&[(expr.clone(), Kind::Text)], None))
    }
}

/// The storage class in which SQLite has values of a kind.
fn stored_as(kind: Kind) -> &'static str {
    match kind {
        Kind::F64 => "real",
        Kind::Uuid | Kind::Bytes => "blob",
        Kind::Text => "text",
        Kind::Enum(kind) if kind.storage == EnumStorage::Text => "text",
        _ => "integer",
    }
}

/// A table in the stored formats.
fn table(meta: &ResourceMeta, dialect: Dialect) -> String {
    let mut columns = Vec::new();
    for field in meta.fields {
        let null = if field.nullable { "" } else { " NOT NULL" };
        columns.push(format!("\"{}\" {}{null}", field.column, stored(field.kind, dialect)));
        if field.kind == Kind::CiText {
            let lower = match dialect {
                Dialect::Sqlite => format!("lower(\"{}\")", field.column),
                Dialect::Postgres => format!("lower(\"{}\" COLLATE \"C\")", field.column),
            };
            let kind = stored(Kind::Text, dialect);
            columns.push(format!("\"{}_key\" {kind} GENERATED ALWAYS AS ({lower}) STORED", field.column));
        }
    }
    let strict = if dialect == Dialect::Sqlite { " STRICT" } else { "" };
    format!("CREATE TABLE \"{}\" ({}){strict}", meta.table, columns.join(", "))
}

fn stored(kind: Kind, dialect: Dialect) -> &'static str {
    let integer = matches!(kind, Kind::Enum(kind) if kind.storage == EnumStorage::Integer);
    match (dialect, kind) {
        (Dialect::Sqlite, Kind::F64) => "REAL",
        (Dialect::Sqlite, Kind::Uuid | Kind::Bytes) => "BLOB",
        (Dialect::Sqlite, Kind::Text | Kind::CiText | Kind::Map | Kind::List(_) | Kind::Embedded(_)) => "TEXT",
        (Dialect::Sqlite, Kind::Enum(_)) if !integer => "TEXT",
        (Dialect::Sqlite, _) => "INTEGER",
        (Dialect::Postgres, Kind::Bool) => "boolean",
        (Dialect::Postgres, Kind::I16) => "smallint",
        (Dialect::Postgres, Kind::Enum(_)) if integer => "smallint",
        (Dialect::Postgres, Kind::I32) => "integer",
        (Dialect::Postgres, Kind::I64 | Kind::Duration) => "bigint",
        (Dialect::Postgres, Kind::F64) => "double precision",
        (Dialect::Postgres, Kind::Uuid) => "uuid",
        (Dialect::Postgres, Kind::Time) => "timestamptz",
        (Dialect::Postgres, Kind::Bytes) => "bytea",
        (Dialect::Postgres, Kind::Map | Kind::List(_) | Kind::Embedded(_)) => "jsonb",
        (Dialect::Postgres, Kind::Text | Kind::CiText | Kind::Enum(_)) => "text COLLATE \"C\"",
    }
}
