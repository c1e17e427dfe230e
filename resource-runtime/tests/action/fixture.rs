//! A small bank: metadata and tables by hand, policies from text. No code generation.

pub mod meta;
pub mod safe;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use resource_core::{Id, Scalar, Timestamp};
use resource_policy::{Sources, compile};
use resource_runtime::action::{self, Target};
use resource_runtime::engine::{Clock, Parts};
use resource_runtime::error::Result;
use resource_runtime::keyring::Keyring;
use resource_runtime::row::Row;
use resource_runtime::sql::Dialect;
use resource_runtime::testing::postgres::{self, TestDatabase};
use resource_runtime::{Actor, Cx, Db, Engine, Principal, Slot, Slots, authorize};
use sea_orm::{ConnectionTrait, DbBackend, Statement, TransactionTrait};
use uuid::Uuid;

use self::meta::{ACCOUNT, account};

const MODEL: &str = include_str!("../model.conf");

const RULES: &str = "p, clerk, bank.account, *, , allow\np, clerk, bank.safe, *, , allow\n";

/// When every test begins, in microseconds.
pub const START: i64 = 1_700_000_000_000_000;

/// A database with one account, and an engine over it.
pub struct World {
    pub cx: Cx,
    pub id: Scalar,
    clock: Arc<AtomicI64>,
    db: Db,
    _postgres: Option<TestDatabase>,
    _folder: Option<tempfile::TempDir>,
}

impl World {
    /// The bank with an account of this name and note.
    pub async fn open(dialect: Dialect, name: &str, note: Option<&str>) -> World {
        let (url, postgres, folder) = match dialect {
            Dialect::Postgres => {
                let database = postgres::database(None).await;
                (database.url.clone(), Some(database), None)
            }
            Dialect::Sqlite => {
                let folder = tempfile::tempdir().expect("a folder");
                (format!("sqlite://{}", folder.path().join("bank.db").display()), None, Some(folder))
            }
        };
        let db = Db::connect(&url, 4).await.expect("the database opens");
        for sql in tables(dialect) {
            db.writer().execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
        let clock = Arc::new(AtomicI64::new(START));
        let engine = engine(&db, &clock, Keyring::random().expect("random numbers"));
        let cx = engine.in_tenant(TENANT, clerk());
        let note = note.map_or(Slot::Absent, |note| Slot::Given(Scalar::from(note)));
        let input = Slots::new(vec![Slot::Given(Scalar::from(name)), note]);
        let row = action::create(cx.any(), &ACCOUNT, account::OPEN, input).await.expect("opened");
        let id = row.scalar(1, resource_core::Kind::Uuid).expect("a key");
        World { cx, id, clock, db, _postgres: postgres, _folder: folder }
    }

    /// The database.
    pub fn dialect(&self) -> Dialect {
        self.db.dialect()
    }

    /// The clerk in another tenant.
    pub fn inside(&self, tenant: Uuid) -> Cx {
        self.cx.any().engine().in_tenant(tenant, clerk())
    }

    /// The clerk in an installation with other keys over the same database.
    pub fn with_keyring(&self, keyring: Keyring) -> Cx {
        engine(&self.db, &self.clock, keyring).in_tenant(TENANT, clerk())
    }

    /// The key of the row with a label.
    pub async fn key_of<R: 'static>(&self, table: &str, label: &str) -> Id<R> {
        let key = if self.dialect() == Dialect::Sqlite { "lower(hex(id))" } else { "CAST(id AS text)" };
        let found = self.texts(&format!("SELECT {key} FROM {table} WHERE label = '{label}'")).await;
        Id::new(found[0].parse().expect("a UUID"))
    }

    /// Makes every row of a table another tenant's.
    pub async fn move_to_tenant(&self, table: &str, tenant: Uuid) {
        let tenant = match self.dialect() {
            Dialect::Sqlite => format!("x'{}'", tenant.simple()),
            Dialect::Postgres => format!("'{tenant}'"),
        };
        self.sql(&format!("UPDATE {table} SET tenant_id = {tenant}")).await;
    }

    /// What the clock says from now on, in microseconds since the start.
    pub fn set_clock(&self, micros: i64) {
        self.clock.store(START + micros, Ordering::Relaxed);
    }

    /// Books an amount with a text.
    pub async fn book(&self, action: u16, by: i64, text: Option<&str>) -> Result<Row> {
        let text = text.map_or(Slot::Absent, |text| Slot::Given(Scalar::from(text)));
        let input = Slots::new(vec![Slot::Given(Scalar::I64(by)), text, Slot::Absent]);
        action::update(self.cx.any(), &ACCOUNT, Target { action, key: std::slice::from_ref(&self.id) }, input).await
    }

    /// Puts an amount into the account of this name, which may not exist yet.
    pub async fn deposit(&self, name: &str, amount: i64) -> Result<Row> {
        let input = Slots::new(vec![Slot::Given(Scalar::from(name)), Slot::Given(Scalar::I64(amount))]);
        action::create(self.cx.any(), &ACCOUNT, account::DEPOSIT, input).await
    }

    /// How many statements `work` sends.
    pub async fn statements<T>(&self, work: impl Future<Output = T>) -> (T, u64) {
        let before = self.db.statements();
        let answer = work.await;
        (answer, self.db.statements() - before)
    }

    /// The texts of a query's first column.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let backend = match self.db.dialect() {
            Dialect::Sqlite => DbBackend::Sqlite,
            Dialect::Postgres => DbBackend::Postgres,
        };
        let rows = self.db.writer().query_all_raw(Statement::from_string(backend, sql)).await.expect("rows");
        rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("a text")).collect()
    }

    /// Runs SQL past the engine.
    pub async fn sql(&self, sql: &str) {
        self.db.writer().execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// A transaction past the engine, which holds what it locks until it is dropped.
    pub async fn transaction(&self, sql: &str) -> sea_orm::DatabaseTransaction {
        let transaction = self.db.writer().begin().await.expect("a transaction");
        transaction.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        transaction
    }

    /// Every entry as `subject balance difference text`, by the time at which it was recorded.
    pub async fn entries(&self) -> Vec<String> {
        let columns = ["subject", "CAST(balance AS text)", "coalesce(CAST(difference AS text), '-')", "text"];
        self.texts(&format!("SELECT {} FROM entries ORDER BY recorded_at", columns.join(" || ' ' || "))).await
    }
}

const TENANT: Uuid = Uuid::from_u128(0xA);

fn clerk() -> Actor {
    Actor {
        name: "user:clerk".to_owned(),
        principals: vec![Principal::role("clerk")],
        fields: Vec::new(),
        is_system: false,
    }
}

fn engine(db: &Db, clock: &Arc<AtomicI64>, keyring: Keyring) -> Engine {
    let sources = Sources {
        model: ("model.conf".to_owned(), MODEL.to_owned()),
        files: vec![("bank.csv".to_owned(), RULES.to_owned())],
    };
    let told = clock.clone();
    Engine::new(Parts {
        application: &meta::APPLICATION,
        db: db.clone(),
        hooks: Arc::new(()),
        policies: compile(&sources, &authorize::catalog(&meta::APPLICATION)).expect("the policies compile").into(),
        clock: Clock::Fixed(Arc::new(move || Timestamp::from_micros(told.load(Ordering::Relaxed)))),
        keyring,
    })
}

fn tables(dialect: Dialect) -> Vec<String> {
    let (key, time, strict, bytes) = match dialect {
        Dialect::Sqlite => ("BLOB", "INTEGER", " STRICT", "BLOB"),
        Dialect::Postgres => ("uuid", "timestamptz", "", "bytea"),
    };
    vec![
        format!(
            "CREATE TABLE accounts (tenant_id {key} NOT NULL, id {key} NOT NULL, name text NOT NULL, \
             balance integer NOT NULL, note text, updated_at {time} NOT NULL, PRIMARY KEY (tenant_id, id)){strict}"
        ),
        format!(
            "CREATE TABLE entries (tenant_id {key} NOT NULL, id {key} NOT NULL, subject text NOT NULL, \
             balance integer NOT NULL, difference {}, text text NOT NULL, code text, happened_at {time} NOT NULL, \
             recorded_at {time} NOT NULL, PRIMARY KEY (tenant_id, id)){strict}",
            if dialect == Dialect::Sqlite { "integer" } else { "smallint" }
        ),
        format!(
            "CREATE TABLE safes (tenant_id {key} NOT NULL, id {key} NOT NULL, label text NOT NULL, \
             code {bytes} NOT NULL, contents {bytes}, PRIMARY KEY (tenant_id, id)){strict}"
        ),
        "CREATE UNIQUE INDEX safes_label_unique ON safes (tenant_id, label)".to_owned(),
        "CREATE UNIQUE INDEX accounts_name_unique ON accounts (tenant_id, name)".to_owned(),
        "CREATE UNIQUE INDEX entries_subject_text_unique ON entries (tenant_id, subject, text)".to_owned(),
    ]
}
