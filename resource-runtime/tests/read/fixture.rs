//! A small library: metadata by hand, tables by hand, policies from text. No code generation.

pub mod meta;
pub mod record;
pub mod tables;

use std::sync::Arc;

use resource_core::{ResourceMeta, Scalar, Timestamp};
use resource_policy::{Sources, compile};
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::keyring::Keyring;
use resource_runtime::sql::{Dialect, bind};
use resource_runtime::testing::postgres::{self, TestDatabase};
use resource_runtime::{Actor, Cx, Db, Engine, InTenant, Principal, authorize};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr as Sql, PostgresQueryBuilder, Query, SqliteQueryBuilder};
use sea_orm::{DbBackend, Statement};
use uuid::Uuid;

use self::meta::{AUTHOR, BOOK, COPY, COVER, LANGUAGE, LIBRARY, LOAN};

const MODEL: &str = include_str!("../model.conf");

/// A librarian sees everything; a reader only authors in good standing, and what cheap books cost; a
/// visitor books alone.
const RULES: &str = "\
p, librarian, library.book, *, , allow
p, librarian, library.author, *, , allow
p, librarian, library.copy, *, , allow
p, librarian, library.loan, *, , allow
p, librarian, library.library, *, , allow
p, librarian, library.language, *, , allow
p, librarian, library.cover, *, , allow
p, librarian, library.book.cost, see, , allow
p, librarian, library.book.author_id, see, , allow
p, reader, library.book, *, , allow
p, reader, library.author, *, good_standing, allow
p, reader, library.copy, *, , allow
p, reader, library.language, *, , allow
p, reader, library.book.cost, see, cheap, allow
p, reader, library.book.author_id, see, signed, allow
p, visitor, library.book, *, , allow
p, visitor, library.book.author_id, see, , allow
";

/// A database with the library's tables and an engine over it.
pub struct World {
    pub engine: Engine,
    _postgres: Option<TestDatabase>,
    _folder: Option<tempfile::TempDir>,
}

pub const TENANT: Uuid = Uuid::from_u128(0xA);
pub const OTHER: Uuid = Uuid::from_u128(0xB);

impl World {
    pub async fn open(dialect: Dialect) -> World {
        let (url, postgres, folder) = match dialect {
            Dialect::Postgres => {
                let database = postgres::database(None).await;
                (database.url.clone(), Some(database), None)
            }
            Dialect::Sqlite => {
                let folder = tempfile::tempdir().expect("a folder");
                (format!("sqlite://{}", folder.path().join("library.db").display()), None, Some(folder))
            }
        };
        let db = Db::connect(&url, 2).await.expect("the database opens");
        for sql in tables::of(dialect) {
            db.writer().execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
        let application = &meta::APPLICATION;
        let sources = Sources {
            model: ("model.conf".to_owned(), MODEL.to_owned()),
            files: vec![("library.csv".to_owned(), RULES.to_owned())],
        };
        let parts = Parts {
            application,
            db,
            hooks: Arc::new(()),
            policies: compile(&sources, &authorize::catalog(application)).expect("the policies compile").into(),
            clock: Clock::Fixed(Arc::new(|| Timestamp::from_micros(1_700_000_000_000_000))),
            keyring: Keyring::random().expect("random numbers"),
        };
        World { engine: Engine::new(parts), _postgres: postgres, _folder: folder }
    }

    /// Somebody with one role in a tenant.
    pub fn cx(&self, role: &str, tenant: Uuid) -> Cx<InTenant> {
        let actor = Actor {
            name: format!("user:{role}"),
            principals: vec![Principal::role(role)],
            fields: Vec::new(),
            is_system: false,
        };
        self.engine.in_tenant(tenant, actor)
    }

    pub fn librarian(&self) -> Cx<InTenant> {
        self.cx("librarian", TENANT)
    }

    pub fn reader(&self) -> Cx<InTenant> {
        self.cx("reader", TENANT)
    }

    /// How many statements `work` sends.
    pub async fn statements<T>(&self, work: impl Future<Output = T>) -> (T, u64) {
        let before = self.engine.db().statements();
        let result = work.await;
        (result, self.engine.db().statements() - before)
    }

    /// Stores a row of all fields in order.
    pub async fn insert(&self, meta: &'static ResourceMeta, row: Vec<Scalar>) {
        let dialect = self.engine.db().dialect();
        let columns = meta.fields.iter().map(|field| Alias::new(field.column));
        let values =
            meta.fields.iter().zip(&row).map(|(field, value)| Sql::Value(bind(value, Some(field.kind), dialect)));
        let mut insert = Query::insert();
        insert.into_table(Alias::new(meta.table)).columns(columns).values_panic(values);
        let statement = match dialect {
            Dialect::Sqlite => {
                let (sql, values) = insert.build(SqliteQueryBuilder);
                Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)
            }
            Dialect::Postgres => {
                let (sql, values) = insert.build(PostgresQueryBuilder);
                Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
            }
        };
        self.engine.db().writer().execute_raw(statement).await.expect("the row is stored");
    }

    /// An author of a tenant.
    pub async fn author(&self, tenant: Uuid, id: u128, name: &str, banned: bool) {
        let row = vec![
            Scalar::Uuid(tenant),
            Scalar::Uuid(Uuid::from_u128(id)),
            Scalar::from(name),
            Scalar::from(format!("{name}@example.org")),
            Scalar::Bool(banned),
        ];
        self.insert(&AUTHOR, row).await;
    }

    /// A book of a tenant; what is not given is null or empty.
    pub async fn book(&self, tenant: Uuid, book: Book<'_>) {
        self.insert(&BOOK, book.row(tenant)).await;
    }

    /// The five books and three authors that most tests read, and one of each in another tenant.
    pub async fn stocked(dialect: Dialect) -> World {
        let world = World::open(dialect).await;
        for tenant in [TENANT, OTHER] {
            world.insert(&LIBRARY, vec![Scalar::Uuid(tenant), Scalar::from("Main")]).await;
        }
        world.insert(&LANGUAGE, vec![Scalar::from("en"), Scalar::from("English")]).await;
        world.author(TENANT, 1, "Ada", false).await;
        world.author(TENANT, 2, "Bob", true).await;
        world.author(TENANT, 3, "Cyd", false).await;
        world.author(OTHER, 9, "Eve", false).await;
        let books = [
            Book {
                id: 11,
                title: "Apples",
                author: Some(1),
                pages: Some(100),
                cost: 10,
                language: Some("en"),
                ..Book::default()
            },
            Book { id: 12, title: "Bees", author: Some(1), pages: Some(400), cost: 300, ..Book::default() },
            Book { id: 13, title: "Cats", author: Some(2), pages: None, cost: 20, ..Book::default() },
            Book {
                id: 14,
                title: "Dogs",
                author: None,
                pages: Some(50),
                cost: 200,
                isbn: Some("ISBN-14"),
                ..Book::default()
            },
            Book {
                id: 15,
                title: "Eels",
                author: Some(3),
                pages: Some(350),
                cost: 30,
                signed: false,
                ..Book::default()
            },
        ];
        for book in books {
            world.book(TENANT, book).await;
        }
        world
            .book(
                OTHER,
                Book { id: 91, title: "Foreign", author: Some(9), cost: 10, language: Some("en"), ..Book::default() },
            )
            .await;
        for (book, number) in [(11, 1), (11, 2), (12, 1)] {
            let row = vec![
                Scalar::Uuid(TENANT),
                Scalar::Uuid(Uuid::from_u128(book)),
                Scalar::I64(number),
                Scalar::from("hall"),
            ];
            world.insert(&COPY, row).await;
        }
        // The other tenant has a cover of a book with the same key.
        for (tenant, id, book, colour) in [(TENANT, 1, 12, "red"), (TENANT, 2, 14, "blue"), (OTHER, 3, 11, "black")] {
            let book = Scalar::Uuid(Uuid::from_u128(book));
            world.insert(&COVER, vec![Scalar::Uuid(tenant), Scalar::I64(id), book, Scalar::from(colour)]).await;
        }
        for (id, book, number) in [(1, 11, Some(2)), (2, 12, Some(1)), (3, 11, None), (4, 11, Some(2))] {
            let number = number.map_or(Scalar::Null, Scalar::I64);
            world
                .insert(&LOAN, vec![Scalar::Uuid(TENANT), Scalar::I64(id), Scalar::Uuid(Uuid::from_u128(book)), number])
                .await;
        }
        world
    }
}

/// A book to store.
#[derive(Clone, Debug)]
pub struct Book<'a> {
    pub id: u128,
    pub title: &'a str,
    pub isbn: Option<&'a str>,
    pub pages: Option<i64>,
    pub rating: Option<f64>,
    pub genre: &'a str,
    pub rank: Option<i64>,
    pub published: Option<i64>,
    pub author: Option<u128>,
    pub cost: i64,
    pub signed: bool,
    pub language: Option<&'a str>,
}

impl Default for Book<'_> {
    fn default() -> Self {
        Book {
            id: 0,
            title: "",
            isbn: None,
            pages: None,
            rating: None,
            genre: "novel",
            rank: None,
            published: None,
            author: None,
            cost: 0,
            signed: true,
            language: None,
        }
    }
}

impl Book<'_> {
    /// The stored fields in order.
    pub fn row(&self, tenant: Uuid) -> Vec<Scalar> {
        let text = |text: Option<&str>| text.map_or(Scalar::Null, Scalar::from);
        let integer = |number: Option<i64>| number.map_or(Scalar::Null, Scalar::I64);
        vec![
            Scalar::Uuid(tenant),
            Scalar::Uuid(Uuid::from_u128(self.id)),
            Scalar::from(self.title),
            text(self.isbn),
            integer(self.pages),
            self.rating.map_or(Scalar::Null, Scalar::F64),
            Scalar::from(self.genre),
            integer(self.rank),
            self.published.map_or(Scalar::Null, Scalar::Time),
            self.author.map_or(Scalar::Null, |id| Scalar::Uuid(Uuid::from_u128(id))),
            Scalar::I64(self.cost),
            Scalar::Bool(self.signed),
            text(self.language),
            Scalar::from("a note"),
            Scalar::from("a secret"),
            Scalar::Json("{\"a\":1}".into()),
        ]
    }
}
