//! Three tenants with the same data: the same keys, slugs, addresses and relations, and beside them some
//! rows with keys that no other tenant has.
//!
//! Every text that a row can hold beyond those is a *canary*: it names the tenant it belongs to, and
//! nothing else contains it. Where a canary of another tenant turns up, something has leaked.
//!
//! Rows are written by SQL, since no action would let a test choose the keys of records.

mod record;
mod rows;
mod sql;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::http::request::Parts;
use generated::ActorFields;
use resource_core::{Id, Kind, Scalar, Timestamp};
use resource_json_api::{Authenticate, Options, router};
use resource_runtime::cx::{Actor, Principal};
use resource_runtime::db::{Db, Dialect};
use resource_runtime::engine::{Clock, Parts as EngineParts};
use resource_runtime::hook::Boxed;
use resource_runtime::keyring::Keyring;
use resource_runtime::testing::{Setup, TestDb};
use resource_runtime::{AnyCx, Cx, Engine, Error, Result};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

pub use record::Record;
pub use rows::{ROLES, SHARED, id, keys};

use crate::http::{Api, Reply};

/// One of the tenants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tenant {
    /// The one that requests come from.
    A,
    /// A victim.
    B,
    /// Another one.
    C,
}

/// What a token may do of what its user may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Read.
    Read,
    /// Read and write.
    Write,
    /// Everything.
    Full,
}

/// A fence that is taken out.
#[derive(Clone, Debug)]
pub enum Lowered {
    /// A condition of statements.
    #[cfg(debug_assertions)]
    Statement(resource_runtime::db::leak::Leak),
    /// The signature of cursors.
    #[cfg(debug_assertions)]
    Cursor,
    /// Constraints and indexes of the database, by a script for each dialect.
    Schema(fn(Dialect) -> String),
}

/// A database with some of the tenants, and the whole program over it.
pub struct World {
    /// The engine.
    pub engine: Engine,
    /// The API as the program serves it, and beside tokens the header `x-act-as`.
    pub api: Api,
    database: TestDb,
    now: Arc<AtomicI64>,
}

/// Noon of 1 March 2026, when everything happens until a world's clock is moved.
pub const NOW: i64 = 1_772_366_400_000_000;

impl Tenant {
    /// All of them.
    pub const ALL: [Tenant; 3] = [Tenant::A, Tenant::B, Tenant::C];

    /// The tenant's id.
    pub fn id(self) -> Uuid {
        id(0, self.number(), 0)
    }

    /// The letter in its canaries.
    pub fn letter(self) -> char {
        ['a', 'b', 'c'][usize::from(self.number()) - 1]
    }

    /// 1, 2, 3; 0 is for what all of them have.
    pub fn number(self) -> u16 {
        match self {
            Tenant::A => 1,
            Tenant::B => 2,
            Tenant::C => 3,
        }
    }

    /// The key of a token of one of the tenant's [`ROLES`].
    pub fn token(self, role: &str, access: Access) -> String {
        let user = ROLES.iter().position(|known| *known == role).expect("a role");
        rows::token(self, user, access)
    }
}

impl World {
    /// A world with these tenants and all fences.
    pub async fn open(dialect: Dialect, tenants: &[Tenant]) -> World {
        World::with(dialect, tenants, None).await
    }

    /// A world that may lack a fence.
    ///
    /// # Panics
    /// When there is no database to be had.
    pub async fn with(dialect: Dialect, tenants: &[Tenant], lowered: Option<&Lowered>) -> World {
        let setup = made();
        let database = TestDb::new(dialect, &setup.migrations).await;
        let keyring = Keyring::random().expect("random numbers");
        let db = database.db().clone();
        let (db, keyring) = match lowered {
            None => (db, keyring),
            #[cfg(debug_assertions)]
            Some(Lowered::Statement(leak)) => (db.leaking(leak.clone()), keyring),
            #[cfg(debug_assertions)]
            Some(Lowered::Cursor) => (db, keyring.gullible()),
            Some(Lowered::Schema(script)) => {
                run(&db, &script(dialect)).await;
                (db, keyring)
            }
        };
        run(database.db(), &rows::script(tenants, dialect)).await;
        let now = Arc::new(AtomicI64::new(NOW));
        let clock = now.clone();
        let engine = Engine::new(EngineParts {
            application: setup.application,
            db,
            hooks: setup.hooks.clone(),
            policies: setup.policies.clone(),
            clock: Clock::Fixed(Arc::new(move || Timestamp::from_micros(clock.load(Ordering::SeqCst)))),
            keyring,
        });
        let api = Api::new(routes(&engine));
        World { engine, api, database, now }
    }

    /// Everything as it was in the beginning.
    pub async fn again(&self, tenants: &[Tenant]) {
        let dialect = self.db().dialect();
        match dialect {
            Dialect::Postgres => run(self.db(), &sql::emptied(dialect)).await,
            Dialect::Sqlite => {
                // Those that keep rows of append-only tables, and all others, are put aside for a moment.
                let triggers = async |what: &str| {
                    let sql =
                        format!("SELECT group_concat({what}, char(10)) FROM sqlite_master WHERE type = 'trigger'");
                    self.text(&sql).await
                };
                let (without, with) = (triggers("'DROP TRIGGER ' || name || ';'").await, triggers("sql || ';'").await);
                run(self.db(), &format!("{without}\n{}\n{with}", sql::emptied(dialect))).await;
            }
        }
        run(self.db(), &rows::script(tenants, dialect)).await;
        self.now.store(NOW, Ordering::SeqCst);
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        let micros = i64::try_from(by.as_micros()).expect("less than 292,000 years");
        self.now.fetch_add(micros, Ordering::SeqCst);
    }

    /// The operator of the platform closes a tenant: nothing more happens in it by itself.
    pub async fn close(&self, tenant: Tenant) {
        let id = sql::literal(&Scalar::Uuid(tenant.id()), Kind::Uuid, self.db().dialect());
        run(self.db(), &format!("UPDATE tenants SET status = 'suspended' WHERE id = {id}")).await;
    }

    /// The database, without any leak.
    pub fn db(&self) -> &Db {
        self.database.db()
    }

    /// Where another process finds the database.
    pub fn url(&self) -> &str {
        self.database.url()
    }

    /// Answers with the one text that a statement selects.
    ///
    /// # Panics
    /// When the statement fails.
    pub async fn text(&self, sql: &str) -> String {
        let backend = self.db().writer().get_database_backend();
        let row = self.db().writer().query_one_raw(sea_orm::Statement::from_string(backend, sql.to_owned())).await;
        let row = row.unwrap_or_else(|error| panic!("{error}\n{sql}")).expect("a row");
        row.try_get_by_index::<Option<String>>(0).expect("a text").unwrap_or_default()
    }

    /// Every row of some tenants, as one text.
    pub async fn rows_of(&self, tenants: &[Tenant]) -> String {
        self.text(&sql::snapshot(self.db().dialect(), tenants)).await
    }

    /// Every row of a tenant, column by column.
    pub async fn records_of(&self, tenant: Tenant) -> Vec<Record> {
        let lines = self.text(&sql::records(self.db().dialect(), tenant)).await;
        lines.lines().map(Record::read).collect()
    }

    /// References of a tenant's rows that lead to no row of the same tenant.
    pub async fn dangling(&self, tenant: Tenant) -> String {
        self.text(&sql::dangling(self.db().dialect(), tenant)).await
    }

    /// The context of somebody by name: `<tenant letter> <role> [<partition>]`.
    ///
    /// # Errors
    /// When the name is none.
    pub fn named(&self, name: &str) -> Result<Cx> {
        named(&self.engine, name)
    }

    /// A request with a token, or as nobody.
    pub async fn get(&self, token: Option<&str>, path: &str) -> Reply {
        self.api.send("GET", path, token, None).await
    }
}

fn made() -> &'static Setup {
    static SETUP: std::sync::LazyLock<Setup> = std::sync::LazyLock::new(crate::setup);
    &SETUP
}

/// Runs a script.
async fn run(db: &Db, script: &str) {
    if let Err(error) = db.writer().execute_unprepared(script).await {
        panic!("{error}\n{script}");
    }
}

/// The program's own router, over any engine.
fn routes(engine: &Engine) -> Router {
    router(engine.clone(), Arc::new(ByTokenOrName::default()), Options::new("/api/v2"))
}

/// As the program does it, and beside it `x-act-as: <tenant letter> <role> [<partition>]`, for actors
/// that no token has yet: those that work in one partition.
#[derive(Default)]
struct ByTokenOrName {
    by_token: app::authenticate::ByToken,
}

impl Authenticate for ByTokenOrName {
    fn authenticate<'a>(&'a self, engine: &'a Engine, request: &'a Parts) -> Boxed<'a, Result<Option<AnyCx>>> {
        let Some(header) = request.headers.get("x-act-as") else {
            return self.by_token.authenticate(engine, request);
        };
        Box::pin(async move {
            let header = header.to_str().map_err(|_| Error::unauthenticated())?;
            Ok(Some(named(engine, header)?.any().clone()))
        })
    }
}

fn named(engine: &Engine, name: &str) -> Result<Cx> {
    let parts: Vec<&str> = name.split(' ').collect();
    let (letter, role, partition) = match parts.as_slice() {
        [letter, role] => (letter, role, None),
        [letter, role, partition] => (letter, role, Some(partition)),
        _ => return Err(Error::unauthenticated()),
    };
    let tenant = Tenant::ALL.into_iter().find(|tenant| tenant.letter().to_string() == **letter);
    let tenant = tenant.ok_or_else(Error::unauthenticated)?;
    let user = ROLES.iter().position(|known| known == role).unwrap_or(0);
    let partition = partition.and_then(|text| text.parse::<Uuid>().ok()).map(Id::from);
    let actor = Actor {
        name: format!("user:{role}"),
        principals: vec![Principal::role(*role)],
        fields: ActorFields { user: Some(Id::from(id(rows::USERS, 0, user as u16))), partition }.into(),
        is_system: false,
    };
    Ok(engine.in_tenant(tenant.id(), actor))
}
